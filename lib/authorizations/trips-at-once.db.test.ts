import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { accounts } from "@/db/schema/accounts";
import { authorizationRequests } from "@/db/schema/authorization-requests";
import { parkedGrants } from "@/db/schema/parked-grants";
import { tokenPath } from "@/lib/accounts/testing/token-endpoint";
import { accountTokens, insertSampleApplication, parkedTokens, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { holdLock } from "@/scripts/testing/held-lock";
import { openBrowser, type TripBrowser } from "@/scripts/testing/trip-browser";
import { accountOf, leftBy } from "@/scripts/testing/trip-leftovers";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

let mirakl: ScriptedMirakl;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});

/** Answers nobody's token request before this many have come. */
function answerTogether(requests: number) {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  mirakl.overrides[tokenPath] = async (_, usual) => {
    waiting += 1;
    if (waiting >= requests) open();
    await gate;
    return usual();
  };
}
const resultAccount = (path: string) => new URL(path, "http://localhost:3000").searchParams.get("connected") ?? "";

describe("twenty trips at once", () => {
  it("of twenty browsers, through five applications, end each with its own shop and its own session", async () => {
    const applications = await Promise.all(Array.from({ length: 5 }, () => insertSampleApplication()));
    const trips = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const application = applications[index % 5];
        if (!application) throw new Error("no application");
        const browser = openBrowser();
        const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
        const facts = {
          shop_id: 3000 + index,
          shop_name: `Shop ${index}`,
          resource_owner: `seller-${index}@example.com`,
        };
        const { code, grant } = mirakl.consent({ clientId: application.clientId, facts });
        return { application, browser, state, code, grant, index };
      }),
    );
    expect(new Set(trips.map(({ state }) => state)).size).toBe(20);
    answerTogether(20);
    const paths = await Promise.all(trips.map(({ browser, state, code }) => browser.comeBack({ state, code })));
    for (const [index, trip] of trips.entries()) {
      const account = await findAccount(resultAccount(paths[index] ?? ""));
      expect(account).toMatchObject({
        applicationId: trip.application.id,
        shopId: String(3000 + index),
        shopName: `Shop ${index}`,
        grantedBy: `seller-${index}@example.com`,
      });
      const { accessToken, refreshToken } = trip.grant;
      expect(await accountTokens(account?.id ?? "")).toEqual({ accessToken, refreshToken });
      const session = await trip.browser.session();
      expect(session?.user.email).toBe(`seller-${index}@example.com`);
      expect(session?.person.identityIds).toEqual([account?.grantedByIdentityId]);
    }
    expect(new Set(paths).size).toBe(20);
  });

  it("of tabs of one browser end each by its own, and the eight youngest can still come back", async () => {
    const application = await insertSampleApplication();
    const browser = openBrowser();
    const trips = [];
    for (let index = 0; index < 10; index++) {
      const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
      trips.push({ state, ...mirakl.consent({ clientId: application.clientId }) });
    }
    const paths = await Promise.all(trips.map(({ state, code }) => browser.comeBack({ state, code })));
    const ends = paths.map((path) => (path.startsWith("/settings?connected=") ? "connected" : "not this browser"));
    expect(ends).toEqual([...Array(2).fill("not this browser"), ...Array(8).fill("connected")]);
    expect(await db().$count(accounts, eq(accounts.applicationId, application.id))).toBe(8);
  });
});

describe("one state that ten present at once", () => {
  const race = async (browser: TripBrowser, back: { state: string; code: string }) =>
    Promise.all(Array.from({ length: 10 }, () => browser.comeBack(back)));

  it("is spent by one of them, and its code is exchanged once", async () => {
    const application = await insertSampleApplication();
    const browser = openBrowser();
    const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
    const { code, grant } = mirakl.consent({ clientId: application.clientId });
    const paths = await race(browser, { state, code });
    const account = await accountOf(application.id);
    expect(paths.filter((path) => path === `/settings?connected=${account.id}`)).toHaveLength(1);
    expect(paths.filter((path) => path.endsWith("?problem=oauth_state_spent"))).toHaveLength(9);
    expect(mirakl.asked(application.clientId)).toHaveLength(1);
    expect(grant.isAlive).toBe(true);
    const isOfThis = eq(authorizationRequests.applicationId, application.id);
    expect(await db().select().from(authorizationRequests).where(isOfThis)).toMatchObject([{ outcome: "connected" }]);
  });

  it("with ten codes takes the first that comes, whoever's it is, and exchanges no other", async () => {
    const application = await insertSampleApplication();
    const browser = openBrowser();
    const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
    const consents = Array.from({ length: 10 }, () => mirakl.consent({ clientId: application.clientId }));
    await Promise.all(consents.map(({ code }) => browser.comeBack({ state, code })));
    expect(mirakl.asked(application.clientId)).toHaveLength(1);
    expect(await leftBy(application.id)).toEqual({ accounts: 1, parked: [], secrets: 2 });
  });
});

describe("two trips that bring the same shop at the same moment", () => {
  it("make one account: one adds it, the others update it, and no token is forgotten", async () => {
    const application = await insertSampleApplication();
    const trips = await Promise.all(
      [1, 2, 3, 4].map(async (who) => {
        const browser = openBrowser();
        const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
        const facts = { shop_id: 5000, resource_owner: `seller-${who}-of-5000@example.com` };
        return { browser, state, ...mirakl.consent({ clientId: application.clientId, facts }) };
      }),
    );
    // None of them finds the shop's account: one has added it and not committed, the others wait to add it.
    const lock = await holdLock({ table: "account_secrets" });
    const returns = Promise.all(trips.map(({ browser, state, code }) => browser.comeBack({ state, code })));
    await lock.waitedFor(4);
    await lock.release();
    const paths = await returns;
    const { id } = await accountOf(application.id);
    expect(paths.sort()).toEqual([`/settings?connected=${id}`, ...Array(3).fill(`/settings?updated=${id}`)]);
    const parked = await db().select().from(parkedGrants).where(eq(parkedGrants.applicationId, application.id));
    expect(parked.map(({ state, accountId }) => [state, accountId])).toEqual(Array(3).fill(["superseded", id]));
    const kept = [await accountTokens(id), ...(await Promise.all(parked.map((row) => parkedTokens(row.id))))];
    expect(kept.map(({ accessToken }) => accessToken).sort()).toEqual(
      trips.map(({ grant }) => grant.accessToken).sort(),
    );
  });

  it("through two applications make one account as well", async () => {
    const application = await insertSampleApplication();
    const other = await insertSampleApplication();
    const trips = await Promise.all(
      [application, other].map(async ({ slug, clientId }) => {
        const browser = openBrowser();
        const { state } = await browser.begin({ purpose: "connect", slug });
        return { browser, state, ...mirakl.consent({ clientId, facts: { shop_id: 5001 } }) };
      }),
    );
    answerTogether(2);
    await Promise.all(trips.map(({ browser, state, code }) => browser.comeBack({ state, code })));
    const found = await db().select().from(accounts).where(eq(accounts.shopId, "5001"));
    expect(found).toHaveLength(1);
    expect((await leftBy(application.id)).parked.concat((await leftBy(other.id)).parked)).toEqual(["superseded"]);
  });
});
