import { randomUUID } from "node:crypto";
import { failureOf } from "@/lib/actions/failure-of";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { logger } from "@/lib/logger";

/** Answers a request that goes no further, in the words of the error, with a reference that finds it in the log. */
export function refuseRequest(code: ErrorCode, cause?: unknown): Response {
  const reference = randomUUID();
  const error = new AppError(code, { cause });
  logger()[error.status < 500 ? "info" : "error"]({ reference, err: error }, "request refused");
  const headers = { "cache-control": "no-store" };
  return Response.json({ error: failureOf(error, reference) }, { status: error.status, headers });
}
