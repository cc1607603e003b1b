import { hash } from "node:crypto";
import type { AuditEventRow } from "@/db/queries/audit-events";
import type { AuditSealRow } from "@/db/queries/audit-seals";
import { canonicalJson } from "./canonical-json";

/** What the first link follows. */
export const genesisHash = "0".repeat(64);

/**
 * SHA-256 of an event, version 1 of the form: canonical JSON of exactly these members, instants in ISO 8601 with
 * milliseconds in UTC. A column that comes later makes version 2 of the form, for events from then on.
 */
export function digestOf(event: AuditEventRow): string {
  const text = (value: string | null) => (value === null ? "null" : JSON.stringify(value));
  // Written out in the order that the form demands: a verification does this for every event there ever was.
  return sha256(
    `{"accountId":${text(event.accountId)},"accountName":${text(event.accountName)},"at":"${event.at.toISOString()}",` +
      `"changes":${canonicalJson(event.changes)},"clientAddress":${text(event.clientAddress)},` +
      `"details":${canonicalJson(event.details)},"event":${text(event.event)},"form":"latchkey-audit-1",` +
      `"id":${event.id},"reference":${text(event.reference)},"role":${text(event.role)},` +
      `"userAgent":${text(event.userAgent)},"userId":${text(event.userId)},"userName":${text(event.userName)}}`,
  );
}

/**
 * SHA-256 of four lines: the hash before, the position, when it was sealed, and the event's digest. Without a key, so
 * that whoever holds the rows can check them, and whoever could rewrite them gains nothing from knowing one.
 */
export function linkHash(previousHash: string, seal: Pick<AuditSealRow, "position" | "sealedAt" | "digest">): string {
  return sha256(`${previousHash}\n${seal.position}\n${seal.sealedAt.toISOString()}\n${seal.digest}`);
}

function sha256(text: string): string {
  return hash("sha256", text);
}
