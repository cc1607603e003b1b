import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { getPlatform } from "@/lib/mirakl/marketplace/get-platform";
import { getShop, type MarketplaceShop } from "@/lib/mirakl/marketplace/get-shop";
import { getVersion } from "@/lib/mirakl/marketplace/get-version";
import { listThreads, type ThreadPage } from "@/lib/mirakl/marketplace/list-threads";
import type { MarketplaceAccess } from "@/lib/mirakl/marketplace/marketplace-call";
import { type Environment, environmentLabels } from "@/lib/vocabulary";
import { type Attempt, attempt } from "./attempt";
import { type CheckResult, failed, limited, passed } from "./check-result";
import { compareEnvironment } from "./compare-environment";
import { exchangeResult, inEnvironment } from "./exchange-result";
import { operatorResults, probeOperator } from "./operator-checks";
import { shopWords } from "./shop-words";
import type {
  BearerToken,
  VerificationDependencies,
  VerificationFindings,
  VerificationSubject,
} from "./verification-subject";

const callTimeoutMs = 10_000;

const rejectionCodes: ErrorCode[] = ["mirakl_credentials_rejected", "mirakl_token_rejected"];
/** The marketplace knew who asked, and answered about rights or about the shop. */
const recognitionCodes: ErrorCode[] = ["mirakl_permission_missing", "mirakl_shop_not_found"];
/** No answer came back: the address is at fault, not what is behind it. */
const unreachableCodes: ErrorCode[] = [
  "address_not_allowed",
  "address_not_found",
  "connection_refused",
  "connection_failed",
  "connection_timed_out",
  "tls_failed",
];

/** The checks of a marketplace. Ends early with the check whose failure makes the rest pointless. */
export async function* marketplaceChecks<Token extends BearerToken>(
  subject: VerificationSubject<Token> & { baseUrl: string },
  dependencies: VerificationDependencies,
  findings: VerificationFindings<Token>,
): AsyncGenerator<CheckResult> {
  const { baseUrl, environment, shopId } = subject;
  const { fetch, now, authHost } = dependencies;
  const { host } = new URL(baseUrl);

  const address = await attempt(() => dependencies.checkAddress(new URL(baseUrl), { timeoutMs: callTimeoutMs }), now);
  if (!address.ok) return yield failed("address", address.error, address.durationMs);
  const instance = await attempt(() => getVersion({ baseUrl, timeoutMs: callTimeoutMs }, fetch), now);
  if (!instance.ok && unreachableCodes.includes(instance.error.code)) {
    return yield failed("address", instance.error, address.durationMs + instance.durationMs);
  }
  yield passed("address", `${host} resolves and accepts connections`, address.durationMs);
  if (!instance.ok) return yield failed("instance", instance.error, instance.durationMs);
  const { version } = instance.value;
  yield passed("instance", version ? `Mirakl ${version}` : "Answers like a Mirakl marketplace", instance.durationMs);

  const access = { baseUrl, shopId, timeoutMs: callTimeoutMs };
  let asked: MarketplaceAccess;
  if (subject.credential.kind === "api_key") {
    asked = { ...access, credential: subject.credential };
  } else {
    const exchange = await attempt(subject.credential.obtainToken, now);
    yield exchangeResult(exchange, { environment, authHost });
    if (!exchange.ok) return;
    findings.token = exchange.value;
    asked = { ...access, credential: { kind: "token", accessToken: exchange.value.accessToken } };
  }

  const operator = subject.integrationType === "marketplace_operator" ? await probeOperator(asked, dependencies) : null;
  const probe = operator ?? (await probeAccess(asked, dependencies));
  if (subject.credential.kind === "api_key") {
    if (probe.rejection) return yield failed("credentials", probe.rejection, probe.durationMs);
    yield passed("credentials", `${host} accepts the key`, probe.durationMs);
  } else if (probe.rejection && rejectionCodes.includes(probe.rejection.code)) {
    return yield failed("environment", inEnvironment(probe.rejection, environment), probe.durationMs);
  }

  const platform = await attempt(() => getPlatform(asked, fetch), now);
  findings.tenantName = platform.ok ? platform.value.tenantName : null;
  findings.platformName = platform.ok ? platform.value.name : null;
  yield environmentResult({ tenantName: findings.tenantName, host }, environment, platform.durationMs);

  if (!("inbox" in probe)) return yield* operatorResults(probe.shops);
  const account = probe.shop ?? (await attempt(() => getShop(asked, fetch), now));
  const shop = shopResult(account, shopId);
  if (account.ok && !shop.error) {
    const { id, name, state, currency } = account.value;
    findings.shop = { id, name, state, currency };
  }
  yield shop;
  yield messagesResult(probe.inbox);
}

interface Probe {
  inbox: Attempt<ThreadPage>;
  /** Null when the inbox alone proved the credential. */
  shop: Attempt<MarketplaceShop> | null;
  /** Why the credential is not proven; null when it is. */
  rejection: AppError | null;
  durationMs: number;
}

/**
 * Tries a credential on the inbox, which every role may read. Where that proves nothing (limited roles can get 401
 * there), the shop is asked before a judgement. A failure that passes outweighs a 401: only both together reject.
 */
async function probeAccess(access: MarketplaceAccess, { fetch, now }: VerificationDependencies): Promise<Probe> {
  const inbox = await attempt(() => listThreads({ access, limit: 1 }, fetch), now);
  if (isRecognised(inbox)) return { inbox, shop: null, rejection: null, durationMs: inbox.durationMs };
  const shop = await attempt(() => getShop(access, fetch), now);
  const durationMs = inbox.durationMs + shop.durationMs;
  if (isRecognised(shop)) return { inbox, shop, rejection: null, durationMs };
  const errors = [inbox, shop].flatMap((tried) => (tried.ok ? [] : [tried.error]));
  const rejection = errors.find(({ code }) => !rejectionCodes.includes(code)) ?? errors[0] ?? null;
  return { inbox, shop, rejection, durationMs };
}

function isRecognised(tried: Attempt<unknown>): boolean {
  return tried.ok || recognitionCodes.includes(tried.error.code);
}

function environmentResult(
  names: { tenantName: string | null; host: string },
  chosen: Environment,
  durationMs: number,
): CheckResult {
  const environmentLabel = environmentLabels[chosen];
  const found = compareEnvironment(names, chosen);
  if (!found) return passed("environment", `Nothing contradicts ${environmentLabel}`, durationMs);
  if (found.agrees) return passed("environment", found.name, durationMs);
  const details = { host: names.host, tenantName: found.name, environmentLabel };
  return failed("environment", new AppError("mirakl_environment_mismatch", { details }), durationMs);
}

function shopResult(account: Attempt<MarketplaceShop>, askedShopId: string | null): CheckResult {
  const { durationMs } = account;
  if (!account.ok) {
    return isRefusal(account.error)
      ? limited("shop", "Works, but the shop's details are refused", account.error, durationMs)
      : failed("shop", account.error, durationMs);
  }
  const { id, name } = account.value;
  if (askedShopId !== null && !isSameNumber(id, askedShopId)) {
    const details = { shopId: askedShopId, otherShop: `${name} (${id})` };
    return failed("shop", new AppError("mirakl_other_shop", { details }), durationMs);
  }
  return passed("shop", shopWords(account.value), durationMs);
}

function messagesResult(inbox: Attempt<ThreadPage>): CheckResult {
  const { durationMs } = inbox;
  if (inbox.ok) return passed("messages", inbox.value.count > 0 ? "Readable" : "Readable, none yet", durationMs);
  return isRefusal(inbox.error)
    ? limited("messages", "Works, but messages are refused", inbox.error, durationMs)
    : failed("messages", inbox.error, durationMs);
}

/** 403, or 401 for one call where another proved the credential. */
function isRefusal({ code }: AppError): boolean {
  return code === "mirakl_permission_missing" || rejectionCodes.includes(code);
}

function isSameNumber(one: string, other: string): boolean {
  return one.replace(/^0+/, "") === other.replace(/^0+/, "");
}
