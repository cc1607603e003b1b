import { defineRoute } from "@/lib/http/define-route";
import { listUsers } from "@/lib/users/list-users";

export const GET = defineRoute<unknown, unknown>({
  name: "listUsers",
  roles: ["admin"],
  handler: (_, person) => listUsers(person),
});
