import { listConversations } from "@/lib/mirakl/connect/list-conversations";
import { checkNames } from "@/lib/vocabulary";
import { attempt } from "./attempt";
import { type CheckResult, failed, limited, passed, skipped } from "./check-result";
import { exchangeResult } from "./exchange-result";
import type {
  BearerToken,
  VerificationDependencies,
  VerificationFindings,
  VerificationSubject,
} from "./verification-subject";

const callTimeoutMs = 10_000;

/** Mirakl Connect: the exchange, and for sellers whether their conversations can be read. */
export async function* connectChecks<Token extends BearerToken>(
  subject: VerificationSubject<Token>,
  dependencies: VerificationDependencies,
  findings: VerificationFindings<Token>,
): AsyncGenerator<CheckResult> {
  if (subject.credential.kind === "api_key") throw new TypeError("An API key belongs to a marketplace address");
  const { environment, companyId } = subject;
  const { authHost, connectUrl, fetch, now } = dependencies;
  const why =
    companyId === null
      ? "A channel partner can only be checked by its token"
      : "A Mirakl Connect seller is checked by its token";
  yield skipped("address", why);
  yield skipped("instance", why);
  const token = await attempt(subject.credential.obtainToken, now);
  if (token.ok) findings.token = token.value;
  yield exchangeResult(token, { environment, authHost });
  if (!token.ok) return;
  if (companyId === null) {
    for (const name of checkNames.slice(3)) yield skipped(name, why);
    return;
  }
  yield skipped("environment", why);
  yield skipped("shop", `Company ${companyId}`);
  const access = { connectUrl: connectUrl(), accessToken: token.value.accessToken, timeoutMs: callTimeoutMs };
  // Any instant does: what counts is whether the call is let through.
  const ask = { access, updatedFrom: new Date(0), limit: 1 };
  const conversations = await attempt(() => listConversations(ask, fetch), now);
  const { durationMs } = conversations;
  if (conversations.ok) {
    yield passed("messages", conversations.value.count > 0 ? "Readable" : "Readable, none yet", durationMs);
  } else if (conversations.error.code === "mirakl_permission_missing") {
    yield limited("messages", "Works, but messages are refused", conversations.error, durationMs);
  } else {
    yield failed("messages", conversations.error, durationMs);
  }
}
