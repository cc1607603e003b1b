import type { InvitationView, UserView } from "@/lib/users/user-view";

/** Which dialog of the users page is open, and about whom. */
export type UserDialog =
  | { kind: "invite" }
  | { kind: "role" | "password" | "second_factor" | "sessions" | "disable" | "remove"; user: UserView }
  | { kind: "renew" | "withdraw"; invitation: InvitationView };

export type OpenUserDialog = (dialog: UserDialog) => void;
