import { defineEvents } from "@/lib/http/define-route";
import { openLiveStream } from "@/lib/live/open-live-stream";

export const GET = defineEvents({
  name: "openLiveStream",
  roles: ["admin", "viewer"],
  handler: async (_, person) => openLiveStream(person),
});
