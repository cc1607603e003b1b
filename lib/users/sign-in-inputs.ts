import { z } from "zod";
import { printable, visible } from "@/lib/accounts/connection-input";

/** For what needs no more than to be wanted. */
export const wantedInput = z.strictObject({ wanted: z.literal(true) });

/** A code of an authenticator app, as people type it. */
export const codeInput = z.strictObject({
  code: z
    .string()
    .transform((code) => code.replace(/\s/g, ""))
    .refine((code) => /^\d{6}$/.test(code), "Enter the six digits that the app shows"),
});

export const secondFactorInput = z.discriminatedUnion("kind", [
  codeInput.extend({ kind: z.literal("code") }),
  z.strictObject({
    kind: z.literal("recovery_code"),
    code: z
      .string()
      .max(64, "Enter one recovery code")
      .refine((code) => code.replace(/[^a-z0-9]/gi, "").length === 16, "A recovery code has 16 letters and digits"),
  }),
]);

export const passkeyName = z
  .string()
  .trim()
  .min(1, "Enter a name that tells this passkey from others")
  .regex(visible, "Enter a name that tells this passkey from others")
  .max(80, "Use at most 80 characters")
  .regex(printable, "Leave out characters that cannot be seen");

const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]*$/);
/** Of an answer of the browser's WebAuthn; what else it holds is not looked at. */
const credential = { id: base64url(2_048), rawId: base64url(2_048), type: z.literal("public-key") };
const extensions = z.record(z.string(), z.unknown()).default({});

export const passkeyRegistrationInput = z.strictObject({
  name: passkeyName,
  response: z.object({
    ...credential,
    clientExtensionResults: extensions,
    response: z.object({
      clientDataJSON: base64url(8_192),
      attestationObject: base64url(65_536),
      transports: z
        .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
        .max(8)
        .optional()
        .catch([]),
    }),
  }),
});

export const passkeySignInInput = z.strictObject({
  response: z.object({
    ...credential,
    clientExtensionResults: extensions,
    response: z.object({
      clientDataJSON: base64url(8_192),
      authenticatorData: base64url(8_192),
      signature: base64url(8_192),
      userHandle: base64url(256).optional(),
    }),
  }),
});

export const passkeyRenameInput = z.strictObject({ passkeyId: z.uuid(), name: passkeyName });
export const passkeyRemoveInput = z.strictObject({ passkeyId: z.uuid() });
