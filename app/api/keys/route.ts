import { defineRoute } from "@/lib/http/define-route";
import { getKeys } from "@/lib/keys/get-keys";

export const GET = defineRoute<unknown, unknown>({
  name: "getKeys",
  roles: ["admin", "viewer"],
  handler: (_, person) => getKeys(person),
});
