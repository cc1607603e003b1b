import { durationText } from "@/components/ui/relative-time";
import { clockText } from "./clock-text";

/** When a token was issued, is renewed and ends, in ms since 1970. */
export interface TokenLife {
  issuedAt: number;
  expiresAt: number;
  /** Null = nothing is planned. */
  nextRefreshAt: number | null;
}

/** A token's life as far as it can be drawn; null without an issue time or an end. */
export function tokenLife(account: {
  issuedAt: string | null;
  expiresAt: string | null;
  nextRefreshAt: string | null;
}): TokenLife | null {
  if (!account.issuedAt || !account.expiresAt) return null;
  const issuedAt = Date.parse(account.issuedAt);
  const expiresAt = Date.parse(account.expiresAt);
  if (expiresAt <= issuedAt) return null;
  const nextRefreshAt = account.nextRefreshAt ? Date.parse(account.nextRefreshAt) : null;
  return { issuedAt, expiresAt, nextRefreshAt };
}

/** Where an instant lies in the life of a token, 0 to 100 with one decimal. */
export function percentOfLife(life: TokenLife, at: number): number {
  const share = (at - life.issuedAt) / (life.expiresAt - life.issuedAt);
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}

/** Whether the planned refresh lies within the life, so that it can be marked. */
export function isRefreshWithin(life: TokenLife): boolean {
  return life.nextRefreshAt !== null && life.nextRefreshAt >= life.issuedAt && life.nextRefreshAt <= life.expiresAt;
}

/** The drawn life in words: "Token life: 5 min of 60 min used, refresh at 15:11:07, expiry at 15:16:07". */
export function lifeInWords(life: TokenLife, now: number, timeZone?: string): string {
  const lifetime = life.expiresAt - life.issuedAt;
  const clock = (at: number) => clockText(at, now, timeZone);
  const ends = now >= life.expiresAt ? `expired at ${clock(life.expiresAt)}` : `expiry at ${clock(life.expiresAt)}`;
  return [
    `Token life: ${durationText(Math.min(lifetime, Math.max(0, now - life.issuedAt)))} of ${durationText(lifetime)} used`,
    life.nextRefreshAt === null ? "no refresh planned" : `refresh at ${clock(life.nextRefreshAt)}`,
    ends,
  ].join(", ");
}
