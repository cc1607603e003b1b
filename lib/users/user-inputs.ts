import { z } from "zod";
import { text } from "@/lib/accounts/connection-input";
import { userRoles } from "@/lib/vocabulary";

export const personName = text("name", 120);
/** As typed, lower case: an e-mail is one person however it is written. */
const email = text("e-mail address", 254)
  .toLowerCase()
  .pipe(z.email("Enter a whole e-mail address, such as ada@example.com"));
const role = z.enum(userRoles, { error: "Choose the role" });
/** Hashing is costly by design, so a password is no novel. Spaces count. PostgreSQL has no zero byte. */
const password = (label: string) =>
  z
    .string()
    .min(1, `Enter ${label}`)
    .max(1_000, "A password has at most 1,000 characters")
    .regex(/^[^\0]*$/, "A password cannot contain control characters");

export const invitationInput = z.object({ email, name: personName, role });
export const invitationRef = z.object({ invitationId: z.uuid() });
export const userRef = z.object({ userId: z.uuid() });
export const userRoleInput = userRef.extend({ role });
export const sessionRef = z.object({ sessionId: z.uuid() });
/** Spelt out, so that nothing ends because of an empty call. */
export const everywhereInput = z.strictObject({ everywhere: z.literal(true) });

/** Whatever a link may have become on its way: only its hash is looked for, and what is none is told so. */
const token = z.string();
/** Of an invitation's link, or of one to a new password. */
export const linkInput = z.object({ token });
export const newPasswordInput = linkInput.extend({ password: password("a password") });
export const acceptanceInput = newPasswordInput.extend({ name: personName });
export const passwordChangeInput = z.object({
  currentPassword: password("your current password"),
  newPassword: password("a new password"),
});

export type InvitationInput = z.output<typeof invitationInput>;
export type NewPassword = z.output<typeof newPasswordInput>;
export type Acceptance = z.output<typeof acceptanceInput>;
export type PasswordChange = z.output<typeof passwordChangeInput>;
