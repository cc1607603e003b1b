import { z } from "zod";
import { environments } from "@/lib/vocabulary";
import { normaliseMiraklUrl } from "./mirakl-url";

// The content security policy of pages forbids to compile checks, and browsers report each attempt.
if (typeof window !== "undefined") z.config({ jitless: true });

/**
 * Without control characters, without halves of characters, which JSON columns refuse, and without what turns the text
 * that stands around it to the other side.
 */
export const printable = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u;
/** Something of it can be seen. */
export const visible = /[^\p{Cc}\p{Cf}\p{Z}]/u;
/** Limits keep a mistaken paste of a whole file out of the database. */
export const text = (label: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, `Enter the ${label}`)
    .regex(visible, `Enter the ${label}`)
    .max(max, `The ${label} has at most ${max} characters`)
    .regex(printable, `The ${label} cannot contain line breaks or control characters`);
export const optionalText = (label: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, `The ${label} has at most ${max} characters`)
    .regex(printable, `The ${label} cannot contain line breaks or control characters`)
    .optional()
    .transform((value) => value || null);
/** What an HTTP header or a form body can carry unchanged; spaces at the ends are a copying mistake. */
export const miraklSecret = (label: string) =>
  text(label, 4096).regex(/^[\x21-\x7e]+$/, `The ${label} cannot contain spaces or special characters`);

export const miraklClientId = text("client ID", 255).regex(
  /^[\x21-\x7e]+$/,
  "The client ID cannot contain spaces or special characters",
);

const miraklUrl = z.string().transform((typed, context) => {
  const result = normaliseMiraklUrl(typed);
  if (result.ok) return result.origin;
  context.addIssue({ code: "custom", message: result.message });
  return z.NEVER;
});

export const accountName = text("account name", 120);
const common = {
  name: accountName,
  environment: z.enum(environments, { error: "Choose the target environment" }),
  shopId: optionalText("Shop ID", 18).refine(
    (value) => value === null || /^\d+$/.test(value),
    "The Shop ID is a number, such as 2000",
  ),
};

export const apiKeyConnection = z.object({
  authenticationMethod: z.literal("api_key"),
  ...common,
  baseUrl: miraklUrl,
  apiKey: miraklSecret("API key"),
});

export const clientCredentialsConnection = z
  .object({
    authenticationMethod: z.literal("client_credentials"),
    ...common,
    /** Empty for Mirakl Connect. */
    baseUrl: z
      .union([z.literal("").transform(() => null), miraklUrl])
      .nullish()
      .transform((value) => value ?? null),
    clientId: miraklClientId,
    clientSecret: miraklSecret("client secret"),
    companyId: optionalText("Company ID", 120),
  })
  .superRefine((value, context) => {
    if (value.baseUrl && value.companyId) {
      const message = "Enter a Mirakl URL for a marketplace, or a Company ID for Mirakl Connect, not both";
      context.addIssue({ code: "custom", path: ["companyId"], message });
    }
    if (!value.baseUrl && value.shopId) {
      context.addIssue({
        code: "custom",
        path: ["shopId"],
        message: "A Shop ID needs the Mirakl URL of its marketplace",
      });
    }
  });

/** What the wizard's second step sends, for the two methods that are typed in. */
export const connectionInput = z.discriminatedUnion("authenticationMethod", [
  apiKeyConnection,
  clientCredentialsConnection,
]);
export type ConnectionInput = z.input<typeof connectionInput>;
export type Connection = z.output<typeof connectionInput>;

/** First message per field. Of fields that nobody asked for not even the names: they may be anything, of any length. */
export function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const message = issue.code === "unrecognized_keys" ? "There is more than was asked for" : issue.message;
    errors[issue.path.join(".") || "form"] ??= message;
  }
  return errors;
}
