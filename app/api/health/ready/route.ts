import { checkReadiness } from "@/lib/health/check-health";
import { healthResponse } from "@/lib/http/health-response";

export const dynamic = "force-dynamic";

/** Open to everybody, for load balancers: database and migrations. */
export const GET = async () => healthResponse(await checkReadiness());
