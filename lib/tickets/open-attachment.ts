import { findAccount } from "@/db/queries/accounts";
import { findAttachmentName } from "@/db/queries/ticket-pages";
import { type Person, requireRole } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";
import { downloadAttachment } from "@/lib/mirakl/marketplace/download-attachment";
import { streamFor } from "@/lib/network/fetch-for";
import { openMarketplaceAccess } from "@/lib/polling/open-access";

export interface OpenedAttachment {
  name: string;
  /** In bytes; null where Mirakl does not tell. */
  size: number | null;
  body: ReadableStream<Uint8Array>;
}

/**
 * Streams an attachment from Mirakl (M13); nothing of it is kept.
 * @throws AppError `attachment_not_found` for one that is in no message of the ticket, or what Mirakl's answer means
 */
export async function openAttachment(
  of: { accountId: string; threadId: string; attachmentId: string },
  person: Person,
): Promise<OpenedAttachment> {
  requireRole(person, "admin", "viewer");
  const [account, name] = await Promise.all([findAccount(of.accountId), findAttachmentName(of)]);
  if (!account?.baseUrl || name === null) throw new AppError("attachment_not_found");
  const secret = account.authenticationMethod === "api_key" ? "API key" : "access token";
  const details = { secret, purpose: `open the attachment ${name}`, thread: of.threadId };
  await recordEvent({ event: "secret.read", by: person, account, details });
  const access = await openMarketplaceAccess(account);
  const ask = { access, attachmentId: of.attachmentId };
  return { name, ...(await downloadAttachment(ask, streamFor(account.environment))) };
}
