import { getWorker } from "@/lib/health/get-worker";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "getWorker",
  roles: ["admin", "viewer"],
  handler: (_, person) => getWorker(person),
});
