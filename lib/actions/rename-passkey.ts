"use server";

import { renamePasskey as run } from "@/lib/auth/passkeys/rename-passkey";
import { passkeyRenameInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const renamePasskey = defineAction({
  name: "renamePasskey",
  input: passkeyRenameInput,
  roles: ["admin", "viewer"],
  handler: run,
});
