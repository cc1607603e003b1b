"use client";

import { lazy, type RefObject, Suspense } from "react";
import type { UserDialog } from "./user-dialog";

const InviteUserDialog = lazy(() =>
  import("./invite-user-dialog").then((module) => ({ default: module.InviteUserDialog })),
);
const ChangeRoleDialog = lazy(() =>
  import("./change-role-dialog").then((module) => ({ default: module.ChangeRoleDialog })),
);
const ResetPasswordDialog = lazy(() =>
  import("./reset-password-dialog").then((module) => ({ default: module.ResetPasswordDialog })),
);
const UserConfirmation = lazy(() =>
  import("./user-confirmation").then((module) => ({ default: module.UserConfirmation })),
);
const RenewInvitationDialog = lazy(() =>
  import("./renew-invitation-dialog").then((module) => ({ default: module.RenewInvitationDialog })),
);
const WithdrawInvitationDialog = lazy(() =>
  import("./withdraw-invitation-dialog").then((module) => ({ default: module.WithdrawInvitationDialog })),
);

interface UserDialogsProps {
  dialog: UserDialog | null;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** The dialogs of the users page; each loads on first use. */
export function UserDialogs({ dialog, ...shared }: UserDialogsProps) {
  return <Suspense fallback={null}>{dialog && <OpenDialog dialog={dialog} {...shared} />}</Suspense>;
}

function OpenDialog({ dialog, ...shared }: UserDialogsProps & { dialog: UserDialog }) {
  switch (dialog.kind) {
    case "invite":
      return <InviteUserDialog {...shared} />;
    case "role":
      return <ChangeRoleDialog user={dialog.user} {...shared} />;
    case "password":
      return <ResetPasswordDialog user={dialog.user} {...shared} />;
    case "renew":
      return <RenewInvitationDialog invitation={dialog.invitation} {...shared} />;
    case "withdraw":
      return <WithdrawInvitationDialog invitation={dialog.invitation} {...shared} />;
    default:
      return <UserConfirmation kind={dialog.kind} user={dialog.user} {...shared} />;
  }
}
