import type { AppError } from "@/lib/errors/app-error";
import { checkNames } from "@/lib/vocabulary";
import type { VerificationCheck } from "../account-view";
import { type CheckResult, skippedAfter } from "./check-result";
import { connectChecks } from "./connect-checks";
import { marketplaceChecks } from "./marketplace-checks";
import { saveVerdict } from "./save-verdict";
import type {
  BearerToken,
  VerificationDependencies,
  VerificationFindings,
  VerificationSubject,
} from "./verification-subject";

export interface VerificationOutcome<Token extends BearerToken = BearerToken> extends VerificationFindings<Token> {
  /** All six, in the order of `checkNames`. */
  checks: VerificationCheck[];
  canSave: boolean;
  limitedRights: "shop" | "messages" | null;
  /**
   * The first error, an environment that only looks wrong left aside. Missing rights count when nothing else stands
   * in the way of saving.
   */
  firstFailure: AppError | null;
}

/**
 * Runs the checks of a connection one by one and yields each as soon as it is known. Every call is made at most once,
 * with 10 s to answer. Expected failures are checks; nothing but a mistake of ours is thrown.
 */
export async function* runVerification<Token extends BearerToken>(
  subject: VerificationSubject<Token>,
  dependencies: VerificationDependencies,
): AsyncGenerator<VerificationCheck, VerificationOutcome<Token>> {
  const findings: VerificationFindings<Token> = { token: null, shop: null, tenantName: null, platformName: null };
  const results: CheckResult[] = [];
  const run =
    subject.baseUrl === null
      ? connectChecks(subject, dependencies, findings)
      : marketplaceChecks({ ...subject, baseUrl: subject.baseUrl }, dependencies, findings);
  for await (const result of run) {
    results.push(result);
    yield result.check;
  }
  // A run that ends early ends with the check that failed.
  const lastCheck = results.at(-1)?.check.name ?? "address";
  for (const name of checkNames.slice(results.length)) {
    const result = skippedAfter(lastCheck, name);
    results.push(result);
    yield result.check;
  }
  const checks = results.map(({ check }) => check);
  const canSave = saveVerdict(checks, subject) === "allowed";
  return {
    ...findings,
    checks,
    canSave,
    limitedRights: limitedRightsOf(checks),
    firstFailure: firstFailureOf(results, canSave),
  };
}

function limitedRightsOf(checks: VerificationCheck[]): "shop" | "messages" | null {
  const stateOf = (name: VerificationCheck["name"]) => checks.find((check) => check.name === name)?.state;
  if (stateOf("shop") === "limited" && stateOf("messages") === "passed") return "shop";
  return stateOf("messages") === "limited" && stateOf("shop") === "passed" ? "messages" : null;
}

function firstFailureOf(results: CheckResult[], canSave: boolean): AppError | null {
  const errorIn = (state: VerificationCheck["state"]) =>
    results.find(({ check, error }) => check.state === state && error?.code !== "mirakl_environment_mismatch")?.error;
  return errorIn("failed") ?? (canSave ? null : errorIn("limited")) ?? null;
}
