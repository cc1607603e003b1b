import { z } from "zod";
import { freshClientSecret, freshUuid } from "../../data/ready-made-secret";
import { tokenLifetime } from "../../state/sandbox-state";
import { type Application, integrationTypes, refreshTokenPolicies } from "../../state/sign-in-entries";
import { applicationView } from "../application-views";
import { defineCommand } from "../define-command";

const redirectUri = z
  .url({ protocol: /^https?$/, error: "must be an address with http or https" })
  .refine((uri) => !uri.includes("#"), "must have no fragment");

export const createApplication = defineCommand({
  name: "create-application",
  method: "POST",
  path: "/applications",
  done: "The application is in the list.",
  status: 201,
  input: z.strictObject({
    integrationType: z.enum(integrationTypes),
    /** Only these, character by character; the first one is the default. */
    redirectUris: z.array(redirectUri).min(1).max(20),
    refreshTokens: z.enum(refreshTokenPolicies).default("static"),
    /** Seconds, or null for tokens without end. */
    tokenLifetime: tokenLifetime.default(null),
    label: z.string().trim().min(1).max(100).optional(),
  }),
  run: (world, { label, ...input }) => {
    const clientId = freshUuid();
    const application: Application = {
      type: "application",
      clientId,
      clientSecret: freshClientSecret(),
      label: label ?? `Fresh application ${clientId.slice(0, 8)}`,
      ...input,
      anyLoopbackPort: false,
      readyMade: false,
    };
    world.state.applications.set(clientId, application);
    world.changed();
    return { ...applicationView(application) };
  },
});
