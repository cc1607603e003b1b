import { messageDocument, messagePolicy } from "@/components/tickets/message-document";
import { defineDocument, messageOf } from "@/lib/http/define-route";
import { getMessage } from "@/lib/tickets/get-message";

/** One message with its remote images, for the frame that shows it once somebody asked for them. */
export const GET = defineDocument<{ accountId: string; threadId: string; messageId: string }>({
  name: "getMessage",
  roles: ["admin", "viewer"],
  handler: async ({ params, searchParams }, person) => {
    const html = await getMessage(messageOf(params), person);
    const theme = searchParams.get("theme") === "dark" ? "dark" : "light";
    const policy = messagePolicy({ withRemoteImages: true });
    return { html: messageDocument(html, theme, policy), policy };
  },
});
