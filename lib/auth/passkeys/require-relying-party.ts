import { AppError } from "@/lib/errors/app-error";
import { type RelyingParty, relyingParty } from "./relying-party";

/** @throws AppError `passkeys_unavailable` */
export function requireRelyingParty(): RelyingParty {
  const party = relyingParty();
  if (!party) throw new AppError("passkeys_unavailable");
  return party;
}
