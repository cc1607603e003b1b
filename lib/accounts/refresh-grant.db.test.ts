import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { claimAccount } from "@/db/queries/refresh-leases";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import type { Person } from "@/lib/actor";
import { recheckApplication } from "@/lib/applications/recheck-application";
import { replaceApplicationSecret } from "@/lib/applications/replace-application-secret";
import { grantAgain } from "@/lib/grants/testing/grant-again";
import {
  accountRow,
  accountTokens,
  applicationSecret,
  connectSample,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { hurryTimersOf } from "@/scripts/testing/hurry-timers";
import { testDatabase } from "@/scripts/testing/test-database";
import { getAccount } from "./get-account";
import { deadlineMs, performRefresh } from "./perform-refresh";
import { refreshToken } from "./refresh-token";
import { samplePerson } from "./testing/insert-sample-account";
import { failureOf } from "./testing/outcomes";
import { sampleViewer } from "./testing/sample-viewer";
import { cutOff, type TokenResponse, tokenPath } from "./testing/token-endpoint";

let mirakl: ScriptedMirakl;
let person: Person & { userId: string };

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  person = await samplePerson();
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});

/** By hand, with the token that the account has now. */
async function refresh(accountId: string) {
  const { version } = await accountRow(accountId);
  return failureOf(refreshToken({ accountId, version }, person));
}
const codeOf = async (accountId: string) => (await refresh(accountId))?.code ?? "refreshed";
const historyOf = (accountId: string) =>
  db().select().from(accountHistory).where(eq(accountHistory.accountId, accountId)).orderBy(accountHistory.id);

describe("a granted token", () => {
  it("is refreshed with client and refresh token, and the rotated one is stored", async () => {
    const { account, application, grant } = await connectSample(mirakl);
    const before = grant.refreshToken;
    expect(await codeOf(account.id)).toBe("refreshed");
    expect(mirakl.asked(application.clientId)).toMatchObject([
      {
        path: "/oauth/token",
        contentType: "application/x-www-form-urlencoded",
        authorization: undefined,
        form: {
          grant_type: "refresh_token",
          client_id: application.clientId,
          client_secret: applicationSecret,
          refresh_token: before,
        },
      },
    ]);
    expect(Object.keys(mirakl.asked(application.clientId)[0]?.form ?? {})).toHaveLength(4);
    expect(grant.refreshToken).not.toBe(before);
    const { accessToken, refreshToken: stored } = grant;
    expect(await accountTokens(account.id)).toEqual({ accessToken, refreshToken: stored });
    expect(await codeOf(account.id)).toBe("refreshed");
    expect(grant).toMatchObject({ isAlive: true, refreshes: 2 });
  });

  it("keeps its refresh token when the answer has none, and refreshes with it again", async () => {
    const { account, grant } = await connectSample(mirakl, { grant: { rotates: false } });
    const kept = grant.refreshToken;
    expect([await codeOf(account.id), await codeOf(account.id)]).toEqual(["refreshed", "refreshed"]);
    expect(await accountTokens(account.id)).toEqual({ accessToken: grant.accessToken, refreshToken: kept });
  });

  it("without a lifetime never expires, and nothing plans its next refresh", async () => {
    const { account } = await connectSample(mirakl);
    await refresh(account.id);
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      status: "active",
      expiresAt: null,
      nextRefreshAt: null,
      lastRefreshedAt: expect.any(String),
      can: { refresh: true, revoke: true },
    });
  });

  it("with a lifetime is planned to be refreshed before its end", async () => {
    const { account } = await connectSample(mirakl, { grant: { expiresInSeconds: 3600 } });
    await refresh(account.id);
    const { issuedAt, expiresAt, nextRefreshAt } = await accountRow(account.id);
    const seconds = (instant: Date | null) => ((instant?.getTime() ?? 0) - (issuedAt?.getTime() ?? 0)) / 1_000;
    expect(seconds(expiresAt)).toBe(3600);
    expect(seconds(nextRefreshAt)).toBeLessThanOrEqual(3300);
    expect(seconds(nextRefreshAt)).toBeGreaterThan(3200);
  });

  it("that came without a refresh token is not asked for, and says so", async () => {
    const { account, application } = await connectSample(mirakl, { grant: { hasRefreshToken: false } });
    expect(await codeOf(account.id)).toBe("refresh_token_missing");
    expect(mirakl.asked(application.clientId)).toEqual([]);
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      status: "active",
      can: { refresh: false, revoke: true },
    });
  });
});

describe("a refused refresh token", () => {
  it("stops everything until somebody reconnects", async () => {
    const { account, application, grant } = await connectSample(mirakl, { grant: { expiresInSeconds: 60 } });
    await db().update(accounts).set({ nextRefreshAt: sql`now()` }).where(eq(accounts.id, account.id));
    grant.isAlive = false;
    expect(await codeOf(account.id)).toBe("mirakl_grant_expired");
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      status: "reconnect",
      nextRefreshAt: null,
      failure: { code: "mirakl_grant_expired", attempts: 1 },
    });
    expect(mirakl.asked(application.clientId)).toHaveLength(1);
    expect(await historyOf(account.id)).toMatchObject([{ outcome: "failed", errorCode: "mirakl_grant_expired" }]);
  });

  /** What happens to the answer of a refresh that Mirakl has carried out. */
  const losses: [string, string, () => TokenResponse | typeof cutOff | Promise<never>][] = [
    ["the connection was cut", "connection_failed", () => cutOff],
    ["a gateway gave up", "mirakl_unavailable", () => ({ status: 504, body: {} })],
    ["the answer was garbled", "mirakl_malformed_response", () => ({ text: "{" })],
    ["no answer came in time", "connection_timed_out", () => new Promise<never>(() => undefined)],
  ];
  it.each(losses)("was lost with an answer when %s", async (_, firstCode, lose) => {
    const { account, grant } = await connectSample(mirakl);
    mirakl.overrides[tokenPath] = (_request, usual) => {
      usual();
      return lose();
    };
    expect(await hurryTimersOf(deadlineMs, () => codeOf(account.id))).toBe(firstCode);
    mirakl.overrides = {};
    expect(await accountRow(account.id)).toMatchObject({ refreshOutcomeUnknown: true, reconnectRequiredAt: null });
    expect(await codeOf(account.id)).toBe("grant_answer_lost");
    expect(grant.isAlive).toBe(false);
    const { status, failure } = await getAccount(account.id, sampleViewer);
    expect([status, failure?.code]).toEqual(["reconnect", "grant_answer_lost"]);
    expect(failure?.message).toContain("answer was lost");
  });

  it("was lost when a call that had timed out arrived after the next one", async () => {
    const { account, grant } = await connectSample(mirakl);
    let arrive: () => void = () => undefined;
    mirakl.overrides[tokenPath] = (_request, usual) =>
      new Promise(() => {
        arrive = usual;
      });
    expect(await hurryTimersOf(deadlineMs, () => codeOf(account.id))).toBe("connection_timed_out");
    mirakl.overrides = {};
    expect(await codeOf(account.id)).toBe("refreshed");
    arrive();
    expect(grant.isAlive).toBe(false);
    expect(await codeOf(account.id)).toBe("grant_answer_lost");
  });

  it("was lost when the process that refreshed it died", async () => {
    const { account, grant } = await connectSample(mirakl);
    const dead = { leaseOwner: "worker that died", leaseUntil: new Date(Date.now() - 1_000) };
    await db().update(accounts).set(dead).where(eq(accounts.id, account.id));
    grant.spentRefreshTokens.add(grant.refreshToken ?? "");
    expect(await codeOf(account.id)).toBe("grant_answer_lost");
    expect((await historyOf(account.id)).map(({ outcome, errorCode }) => [outcome, errorCode])).toEqual([
      ["interrupted", "refresh_interrupted"],
      ["failed", "grant_answer_lost"],
    ]);
  });

  it("was lost when the answer could not be stored", async () => {
    const { account } = await connectSample(mirakl);
    const owner = postgres((await testDatabase()).url, { max: 1 });
    await owner`alter table account_secrets add constraint no_more_tokens check (field <> 'refresh_token') not valid`;
    await expect(refresh(account.id)).rejects.toThrow("Failed query");
    await owner`alter table account_secrets drop constraint no_more_tokens`;
    await owner.end();
    expect(await codeOf(account.id)).toBe("grant_answer_lost");
  });

  const harmless: [string, () => TokenResponse][] = [
    ["Mirakl asked to wait", () => ({ status: 429, headers: { "retry-after": "1" }, body: {} })],
    ["Mirakl did not know the client for a moment", () => ({ status: 401, body: { error: "invalid_client" } })],
  ];
  it.each(harmless)("was taken back by someone where no answer was missing before: %s", async (_, refuse) => {
    const { account, application, grant } = await connectSample(mirakl);
    mirakl.overrides[tokenPath] = refuse;
    await refresh(account.id);
    mirakl.overrides = {};
    await replaceApplicationSecret({ applicationId: application.id, clientSecret: applicationSecret }, person);
    await recheckApplication(application.id);
    grant.isAlive = false;
    expect(await codeOf(account.id)).toBe("mirakl_grant_expired");
  });

  it("was taken back by someone where the missing answer was followed by a good one", async () => {
    const { account, grant } = await connectSample(mirakl);
    mirakl.overrides[tokenPath] = () => cutOff;
    expect(await codeOf(account.id)).toBe("connection_failed");
    mirakl.overrides = {};
    expect(await codeOf(account.id)).toBe("refreshed");
    grant.isAlive = false;
    expect(await codeOf(account.id)).toBe("mirakl_grant_expired");
  });
});

describe("a refresh that was claimed before its account was granted anew", () => {
  it("never spends the refresh token of the new grant", async () => {
    const { account, application } = await connectSample(mirakl, { account: { shopId: "2000" } });
    const seen = await accountRow(account.id);
    const claim = await claimAccount(seen, { owner: "slow", seconds: 60 });
    const renewed = await grantAgain(mirakl, { account, application }, person);
    const outcome = claim && failureOf(performRefresh(claim, { owner: "slow", person: null }));
    expect((await outcome)?.code).toBe("account_changed");
    expect(renewed).toMatchObject({ refreshes: 0, isAlive: true });
    const { accessToken, refreshToken: kept } = renewed;
    expect(await accountTokens(account.id)).toEqual({ accessToken, refreshToken: kept });
    expect(await codeOf(account.id)).toBe("refreshed");
  });
});
