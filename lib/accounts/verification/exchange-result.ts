import { AppError } from "@/lib/errors/app-error";
import { type Environment, environmentLabels } from "@/lib/vocabulary";
import type { Attempt } from "./attempt";
import { type CheckResult, failed, passed } from "./check-result";

/** The Credentials check of a token exchange. */
export function exchangeResult(
  exchange: Attempt<unknown>,
  context: { environment: Environment; authHost: string },
): CheckResult {
  const { durationMs } = exchange;
  return exchange.ok
    ? passed("credentials", `${context.authHost} issued a token`, durationMs)
    : failed("credentials", inEnvironment(exchange.error, context.environment), durationMs);
}

/** The same error with the environment in it, which what talks to Mirakl does not know. */
export function inEnvironment(error: AppError, environment: Environment): AppError {
  const details = { ...error.details, environmentLabel: environmentLabels[environment] };
  return new AppError(error.code, { cause: error.cause, details });
}
