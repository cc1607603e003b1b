import "server-only";
import { unstable_rethrow } from "next/navigation";
import { AppError, toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";

/**
 * Loads something for a page. Next prints an error that leaves a page as it is, and the database's carry bound
 * parameters; so it is logged here our way, and goes on without its cause.
 */
export async function loadForPage<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    unstable_rethrow(thrown);
    if (thrown instanceof AppError) throw thrown;
    const error = toAppError(thrown);
    logger().error({ err: error }, "page failed");
    throw new AppError(error.code);
  }
}
