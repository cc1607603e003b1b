import { defineRoute } from "@/lib/http/define-route";
import { listOwnSessions } from "@/lib/users/list-own-sessions";

export const GET = defineRoute<unknown, unknown>({
  name: "listOwnSessions",
  roles: ["admin", "viewer"],
  handler: (_, person) => listOwnSessions(person),
});
