"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Activity, CircleCheck, KeyRound, LogIn, LogOut, Plug, ShieldOff, UserCheck } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { endSession } from "@/components/layout/leave-for-sign-in";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/actions/action-result";
import { disableUser } from "@/lib/actions/disable-user";
import { endUserSessions } from "@/lib/actions/end-user-sessions";
import { removeUser } from "@/lib/actions/remove-user";
import { resetSecondFactor } from "@/lib/actions/reset-second-factor";
import { usersKey } from "@/lib/queries/users";
import type { UserView } from "@/lib/users/user-view";
import { ConfirmDialog } from "./confirm-dialog";
import { useCall } from "./use-call";
import { sessionsEndText } from "./user-words";

type Kind = "second_factor" | "sessions" | "disable" | "remove";

interface Confirmation {
  title: (name: string) => string;
  confirm: string;
  busyLabel: string;
  destructive: boolean;
  consequences: (user: UserView) => { icon: ReactNode; lead: string; rest: ReactNode }[];
  run: (userId: string) => Promise<ActionResult<unknown>>;
  done: (name: string) => string;
}

const keptActivity = {
  icon: <Activity aria-hidden />,
  lead: "The activity keeps what they did",
  rest: "under their name.",
};
const signedOut = ({ livingSessions, isOwn }: UserView) => ({
  icon: <LogOut aria-hidden />,
  lead: isOwn ? "You are signed out here too." : "They are signed out at once.",
  rest: sessionsEndText(livingSessions),
});

const confirmations: Record<Kind, Confirmation> = {
  second_factor: {
    title: (name) => `Reset the second factor of ${name}?`,
    confirm: "Reset second factor",
    busyLabel: "Resetting…",
    destructive: true,
    consequences: (user) => [
      {
        icon: <ShieldOff aria-hidden />,
        lead: "Authenticator app, recovery codes and passkeys go.",
        rest: "They can set up new ones.",
      },
      { icon: <KeyRound aria-hidden />, lead: "Their password alone signs them in", rest: "until then." },
      signedOut(user),
      { icon: <UserCheck aria-hidden />, lead: "Be sure who asked.", rest: "A stranger may have, in their name." },
    ],
    run: (userId) => resetSecondFactor({ userId }),
    done: (name) => `The second factor of ${name} is reset`,
  },
  sessions: {
    title: (name) => `Sign ${name} out everywhere?`,
    confirm: "Sign out everywhere",
    busyLabel: "Signing out…",
    destructive: false,
    consequences: (user) => [
      signedOut(user),
      {
        icon: <LogIn aria-hidden />,
        lead: user.isOwn ? "You can sign in again" : "They can sign in again",
        rest: "with the same password.",
      },
    ],
    run: (userId) => endUserSessions({ userId }),
    done: (name) => `${name} is signed out everywhere`,
  },
  disable: {
    title: (name) => `Disable ${name}?`,
    confirm: "Disable",
    busyLabel: "Disabling…",
    destructive: true,
    consequences: (user) => [
      signedOut(user),
      { icon: <KeyRound aria-hidden />, lead: "They cannot sign in", rest: "until an admin enables them again." },
      { icon: <CircleCheck aria-hidden />, lead: "Nothing is lost:", rest: "role, password and name are kept." },
    ],
    run: (userId) => disableUser({ userId }),
    done: (name) => `${name} is disabled`,
  },
  remove: {
    title: (name) => `Remove ${name}?`,
    confirm: "Remove user",
    busyLabel: "Removing…",
    destructive: true,
    consequences: (user) => [
      signedOut(user),
      {
        icon: <KeyRound aria-hidden />,
        lead: "Their password is destroyed.",
        rest: "To come back they need a new invitation.",
      },
      { icon: <Plug aria-hidden />, lead: "What they added stays", rest: "connected, as it is." },
      keptActivity,
    ],
    run: (userId) => removeUser({ userId }),
    done: (name) => `${name} is removed`,
  },
};

interface UserConfirmationProps {
  kind: Kind;
  user: UserView;
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** Asks before a person is signed out, kept out or removed, or loses their second factor. */
export function UserConfirmation({ kind, user, onClose, finalFocus }: UserConfirmationProps) {
  const queries = useQueryClient();
  const call = useCall();
  const { title, run, done, consequences, ...words } = confirmations[kind];

  async function confirm() {
    // Whoever ends their own session has nothing to look at any more.
    if (user.isOwn) return endSession(async () => Boolean(await call.call(() => run(user.id))));
    if (!(await call.call(() => run(user.id)))) return;
    await queries.invalidateQueries({ queryKey: usersKey });
    showToast({ tone: "ok", title: done(user.name) });
    onClose();
  }

  return (
    <ConfirmDialog
      title={title(user.name)}
      description={user.email}
      consequences={consequences(user)}
      {...words}
      call={call}
      onConfirm={() => void confirm()}
      onClose={onClose}
      finalFocus={finalFocus}
    />
  );
}
