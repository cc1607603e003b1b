import { expect } from "vitest";
import { Secret } from "@/lib/secret";
import { checkNames } from "@/lib/vocabulary";
import type { VerificationCheck } from "../../account-view";
import { runVerification } from "../run-verification";
import type { VerificationDependencies, VerificationSubject } from "../verification-subject";
import { type MarketplaceScript, scriptedMarketplace } from "./scripted-marketplace";

export const byKey: VerificationSubject = {
  authenticationMethod: "api_key",
  environment: "production",
  integrationType: "marketplace_seller",
  baseUrl: "https://acme.example.com",
  shopId: null,
  companyId: null,
  credential: { kind: "api_key", apiKey: new Secret("the-api-key") },
};
export const byToken: VerificationSubject = {
  ...byKey,
  authenticationMethod: "client_credentials",
  credential: { kind: "token", obtainToken: async () => ({ accessToken: new Secret("the-token") }) },
};
/** Like `byToken`, but the exchange fails. */
export const refusingToken = (error: unknown): VerificationSubject => ({
  ...byToken,
  credential: { kind: "token", obtainToken: () => Promise.reject(error) },
});

/** Verifies against a scripted marketplace, and holds every run to what is true of all of them. */
export async function verifyScripted(
  subject: VerificationSubject,
  script: MarketplaceScript = {},
  own: Partial<VerificationDependencies> = {},
) {
  const { fetch, asked, now } = scriptedMarketplace(script);
  const run = runVerification(subject, {
    fetch,
    now,
    checkAddress: async () => undefined,
    authHost: "auth.mirakl.net",
    connectUrl: () => "https://miraklconnect.com",
    ...own,
  });
  const yielded: VerificationCheck[] = [];
  let step = await run.next();
  for (; !step.done; step = await run.next()) yielded.push(step.value);
  const outcome = step.value;
  expect(yielded).toEqual(outcome.checks);
  expect(yielded.map(({ name }) => name)).toEqual([...checkNames]);
  const paths = asked.map(({ path }) => path.replace(/\?.*/, ""));
  expect(new Set(paths).size, "every operation is asked at most once").toBe(paths.length);
  const states = yielded.map(({ state }) => state).join(" ");
  const checkOf = Object.fromEntries(yielded.map((check) => [check.name, check]));
  return { outcome, asked, states, checkOf };
}
