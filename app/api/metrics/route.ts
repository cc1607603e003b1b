import { metricsResponse } from "@/lib/http/metrics-response";

export const dynamic = "force-dynamic";

/** For monitoring, with `Authorization: Bearer METRICS_TOKEN`; without that setting there is nothing here. */
export const GET = (request: Request) => metricsResponse(request.headers.get("authorization"));
