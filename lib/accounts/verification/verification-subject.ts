import type { MiraklFetch } from "@/lib/mirakl/mirakl-fetch";
import type { Secret } from "@/lib/secret";
import type { AuthenticationMethod, Environment, IntegrationType } from "@/lib/vocabulary";

/** The part of a token answer that calls need. */
export interface BearerToken {
  accessToken: Secret;
}

/** What is verified: typed credentials, or those of an account. */
export interface VerificationSubject<Token extends BearerToken = BearerToken> {
  authenticationMethod: AuthenticationMethod;
  environment: Environment;
  integrationType: IntegrationType;
  /** Origin of the marketplace; null = Mirakl Connect. */
  baseUrl: string | null;
  /** Shop that calls name; null = the default shop of the credentials. */
  shopId: string | null;
  companyId: string | null;
  credential: { kind: "api_key"; apiKey: Secret } | { kind: "token"; obtainToken: () => Promise<Token> };
}

export interface VerificationDependencies {
  /** Way out for the subject's environment. */
  fetch: MiraklFetch;
  /** Throws an `AppError` when the address may not be called or its name leads nowhere. */
  checkAddress: (url: URL, options: { timeoutMs: number }) => Promise<void>;
  /** Milliseconds of a clock that never goes back, for durations. */
  now: () => number;
  /** Origin of Mirakl Connect for that environment; throws where there is none. */
  connectUrl: () => string;
  /** Host that issues tokens in the subject's environment. */
  authHost: string;
}

/** What calls brought to light beyond the checks. */
export interface VerificationFindings<Token extends BearerToken = BearerToken> {
  token: Token | null;
  /** The shop that answered; null when it was refused, or was another one than asked for. */
  shop: { id: string; name: string; state: string | null; currency: string | null } | null;
  /** What the marketplace calls itself, such as `acme-prod`, and its name for people. */
  tenantName: string | null;
  platformName: string | null;
}
