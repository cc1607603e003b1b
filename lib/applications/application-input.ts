import { z } from "zod";
import { miraklClientId, miraklSecret, optionalText, text } from "@/lib/accounts/connection-input";
import { type ApplicationIntegrationType, applicationIntegrationTypes, environments } from "@/lib/vocabulary";

/** Path that Mirakl sends browsers back to, on the product's own origin. */
export const redirectPath = "/auth/mirakl";

const redirectUri = z
  .string()
  .trim()
  .max(500, "The redirect URI has at most 500 characters")
  .refine(
    (value) => /^https?:\/\/[\x21-\x7e]+$/i.test(value) && URL.canParse(value) && !/[#\\]/.test(value),
    "Enter the redirect URI as it is registered at Mirakl, such as https://latchkey.example.com/auth/mirakl",
  );

const slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Enter the public address")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens")
  .max(60, "The public address has at most 60 characters");

/** `<tenant>` or `<tenant>:<shop>`; absent or empty is null. */
export const audience = optionalText("audience", 120).refine(
  (value) => value === null || /^[^\s:]*[\p{L}\p{N}][^\s:]*(:\d{1,18})?$/u.test(value),
  "Enter the marketplace’s tenant, such as acme-prod, or tenant and shop, such as acme-prod:2000",
);

const changeable = {
  name: text("application name", 120),
  slug,
  redirectUri,
  sendsRedirectUri: z.boolean(),
  sendsResponseType: z.boolean(),
  audience,
};

const checkAudience = (
  value: { integrationType: ApplicationIntegrationType; audience: string | null },
  context: z.RefinementCtx,
) => {
  const message = audienceProblem(value.integrationType, value.audience);
  if (message) context.addIssue({ code: "custom", path: ["audience"], message });
};

export const applicationInput = z
  .object({
    ...changeable,
    environment: z.enum(environments, { error: "Choose the target environment" }),
    integrationType: z.enum(applicationIntegrationTypes, { error: "Choose the integration type" }),
    clientId: miraklClientId,
    clientSecret: miraklSecret("client secret"),
  })
  .superRefine(checkAudience);
export type ApplicationInput = z.input<typeof applicationInput>;
export type NewApplicationFields = z.output<typeof applicationInput>;

/** Environment, integration type and client ID stay: accounts were granted to that client. */
export const applicationChangeInput = z.object({ applicationId: z.uuid(), ...changeable });
export type ApplicationChange = z.output<typeof applicationChangeInput>;

export const applicationRef = z.object({ applicationId: z.uuid() });
export const applicationSecretInput = applicationRef.extend({ clientSecret: miraklSecret("client secret") });

/**
 * Which audiences Mirakl takes for an integration type: operators name a marketplace, sellers a marketplace or one
 * shop of it, Mirakl Connect sellers nothing.
 * @returns what is wrong, as a sentence for the field; null when nothing is
 */
export function audienceProblem(integrationType: ApplicationIntegrationType, audience: string | null): string | null {
  if (audience === null) return null;
  switch (integrationType) {
    case "connect_seller":
      return "Mirakl Connect sellers are sent no audience: leave it empty";
    case "marketplace_operator":
      return audience.includes(":") ? "An operator’s audience is the marketplace alone, such as acme-prod" : null;
    case "marketplace_seller":
      return null;
  }
}
