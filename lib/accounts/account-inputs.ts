import { z } from "zod";
import { mostTags } from "@/lib/vocabulary";
import { accountName, apiKeyConnection, clientCredentialsConnection, text } from "./connection-input";

/** What the actions on an existing account take. */
export const accountInput = z.object({ accountId: z.uuid() });
export const refreshTokenInput = accountInput.extend({ version: z.number().int().min(1) });
export const renameAccountInput = accountInput.extend({ name: accountName });
export const replaceApiKeyInput = accountInput.extend({ apiKey: apiKeyConnection.shape.apiKey });
export const replaceClientSecretInput = accountInput.extend({
  clientId: clientCredentialsConnection.shape.clientId,
  clientSecret: clientCredentialsConnection.shape.clientSecret,
});

export const tagName = text("tag", 40).transform((name) => name.replace(/\s+/g, " "));
export const tagAccountInput = accountInput.extend({
  tags: z.array(tagName).max(mostTags, `An account has at most ${mostTags} tags`),
});
