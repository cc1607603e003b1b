import { z } from "zod";
import type { MiraklFetch } from "../mirakl-fetch";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";

/**
 * M13 `GET /api/inbox/threads/{attachment id}/download`.
 * @param stream like `fetch`, with a body that is read as it comes
 * @returns the bytes, and how many there are if Mirakl tells
 * @throws AppError of `interpretMarketplaceAnswer`, or what `stream` throws when no answer came
 */
export async function downloadAttachment(
  ask: { access: MarketplaceAccess; attachmentId: string },
  stream: MiraklFetch,
): Promise<{ body: ReadableStream<Uint8Array>; size: number | null }> {
  const path = `/api/inbox/threads/${encodeURIComponent(ask.attachmentId)}/download`;
  const response = await callMarketplace({ access: ask.access, path, accept: "application/octet-stream, */*" }, stream);
  if (response.status !== 200 || !response.body) {
    await interpretMarketplaceAnswer(response, askedMarketplace(ask.access), z.never());
    throw new TypeError("an answer of no kind");
  }
  const length = Number(response.headers.get("content-length"));
  return { body: response.body, size: Number.isSafeInteger(length) && length > 0 ? length : null };
}
