import { attachmentContent } from "../data/attachment-content";
import { QueryParameters } from "../requests/query-parameters";
import type { ApiCall } from "./api-call";
import { ApiError } from "./api-error";
import { requireRole, requireShop } from "./authenticate-call";

/**
 * M13 `GET /api/inbox/threads/{attachment_id}/download`: the file as it is, whatever it is.
 * @throws {ApiError} 403, and 404 for an attachment of another shop as for none
 * @throws {ParameterError}
 */
export function downloadAttachment(call: ApiCall & { attachmentId: string }): Response {
  const { world, marketplace, access, url, attachmentId } = call;
  const asked = new QueryParameters(url, ["shop_id"]).shopId();
  requireRole(access, "messages");
  const { shopId } = requireShop({ world, marketplace: marketplace.id }, access, asked);
  const attachment = [...world.state.threads.values()]
    .filter((thread) => thread.marketplace === marketplace.id && thread.shopId === shopId)
    .flatMap(({ messages }) => messages.flatMap(({ attachments }) => attachments))
    .find(({ id }) => id === attachmentId);
  if (!attachment) throw new ApiError(404, "The attachment does not exist for the current user");
  return new Response(new Uint8Array(attachmentContent(attachment)), {
    headers: {
      "Content-Type": "application/octet-stream",
      // RFC 6266 section 4.3: the name in the encoding of RFC 8187.
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
    },
  });
}
