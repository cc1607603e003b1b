import type { Health } from "@/lib/health/check-health";

/** 200 when all is well, 503 with the failing parts otherwise. */
export function healthResponse(health: Health): Response {
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
