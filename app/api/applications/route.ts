import { listApplications } from "@/lib/applications/list-applications";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute<unknown, unknown>({
  name: "listApplications",
  roles: ["admin", "viewer"],
  handler: (_, person) => listApplications(person),
});
