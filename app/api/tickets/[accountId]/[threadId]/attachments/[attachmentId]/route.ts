import { attachmentOf, defineDownload } from "@/lib/http/define-route";
import { openAttachment } from "@/lib/tickets/open-attachment";

export const GET = defineDownload<{ accountId: string; threadId: string; attachmentId: string }>({
  name: "openAttachment",
  roles: ["admin", "viewer"],
  handler: ({ params }, person) => openAttachment(attachmentOf(params), person),
});
