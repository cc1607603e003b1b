import { checkHealth } from "@/lib/health/check-health";
import { healthResponse } from "@/lib/http/health-response";

export const dynamic = "force-dynamic";

/** Open to everybody, for monitoring: database, migrations, worker, refresh lag. */
export const GET = async () => healthResponse(await checkHealth());
