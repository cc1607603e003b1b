import type { UserRole } from "@/lib/vocabulary";

/** Somebody who may come in, or may not at the moment. */
export interface UserView {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  state: "active" | "disabled";
  /** Null = never. */
  lastSignedInAt: string | null;
  livingSessions: number;
  /** An authenticator app that is asked for its code, or passkeys. */
  hasSecondFactor: boolean;
  /** Comes in by single sign-on, where they have no password here. */
  isFromProvider: boolean;
  /** Whether that is who looks. */
  isOwn: boolean;
}

/** Somebody who was invited and has not come yet. */
export interface InvitationView {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  state: "invited" | "expired";
  invitedBy: string;
  expiresAt: string;
}

export interface UserListView {
  users: UserView[];
  invitations: InvitationView[];
  now: string;
}

/** A link that is told once: the database knows only its hash. */
export interface IssuedLinkView {
  name: string;
  link: string;
  expiresAt: string;
}

/** What the holder of a link is told. */
export interface OfferedInvitationView {
  name: string;
  email: string;
  role: UserRole;
  invitedBy: string;
  expiresAt: string;
  now: string;
}

/** What the holder of a link to a new password is told. */
export interface OfferedPasswordLinkView {
  name: string;
  email: string;
  expiresAt: string;
  now: string;
}

/** One of the own sessions. */
export interface SessionView {
  id: string;
  isThis: boolean;
  signedInAt: string;
  lastSeenAt: string;
  /** Browser and system, such as "Firefox on Windows"; null = it did not say. */
  browser: string | null;
  address: string | null;
}

export interface OwnSessionsView {
  sessions: SessionView[];
  now: string;
}
