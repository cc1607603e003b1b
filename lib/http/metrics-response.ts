import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { renderMetrics } from "@/lib/metrics/render-metrics";

const headers = { "cache-control": "no-store" };

/** @param authorization of the request; compared in constant time */
export async function metricsResponse(authorization: string | null): Promise<Response> {
  const { METRICS_TOKEN } = env();
  if (!METRICS_TOKEN) return new Response("METRICS_TOKEN is not set.\n", { status: 404, headers });
  if (!isSame(authorization ?? "", `Bearer ${METRICS_TOKEN}`)) {
    return new Response("Unauthorized\n", { status: 401, headers: { ...headers, "www-authenticate": "Bearer" } });
  }
  try {
    const { contentType, text } = await renderMetrics();
    return new Response(text, { headers: { ...headers, "content-type": contentType } });
  } catch (error) {
    logger().error({ err: toAppError(error) }, "metrics failed");
    return new Response("The database does not answer.\n", { status: 503, headers });
  }
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
