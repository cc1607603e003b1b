import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { eq, inArray, or, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { insertSellerSession } from "@/db/queries/sessions";
import { accountHistory } from "@/db/schema/account-history";
import { accountSecrets } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { applicationSecrets, applications } from "@/db/schema/applications";
import { auditEvents } from "@/db/schema/audit-events";
import { authorizationRequests } from "@/db/schema/authorization-requests";
import { parkedGrantSecrets, parkedGrants } from "@/db/schema/parked-grants";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import type { ActionResult } from "@/lib/actions/action-result";
import { connectSample, parkSample, sampleSeller, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { CookieJar, inBrowser } from "./testing/browser";
import { sealedSessionCookie } from "./testing/sealed-session-cookie";
import { softwarePasskey } from "./testing/software-passkey";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

const root = new URL("../..", import.meta.url).pathname;
let mirakl: ScriptedMirakl;
/** Sofia granted an account, and is asked about a grant that is held. */
let sofia: Awaited<ReturnType<typeof sellerWithShop>>;
/** Luis too. He is who calls. */
let luis: Awaited<ReturnType<typeof sellerWithShop>>;
/** What an admin is asked about. */
let heldForAdmin: string;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  const admin = await samplePerson();
  sofia = await sellerWithShop();
  heldForAdmin = await holdGrant(sofia.application, { userId: admin.userId });
});
beforeEach(async () => {
  luis = await sellerWithShop();
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});

async function sellerWithShop() {
  const seller = await sampleSeller();
  const { identityId } = seller;
  const { account, application, grant } = await connectSample(mirakl, { account: { grantedByIdentityId: identityId } });
  const heldId = await holdGrant(application, { identityId });
  const sessionId = await insertSellerSession({ identityId, previousSessionId: null }, 600);
  const jar = new CookieJar();
  jar.set(await sealedSessionCookie({ sessionId }));
  return { seller, account, application, grant, heldId, as: <T>(work: () => Promise<T>) => inBrowser(jar, work) };
}
async function holdGrant(
  application: Awaited<ReturnType<typeof connectSample>>["application"],
  whose: { identityId?: string; userId?: string },
) {
  const grant = mirakl.addGrant({ clientId: application.clientId });
  const parkedId = await parkSample(application, grant, { state: "revoking", reason: null, requestedBy: "nobody" });
  const shop = { baseUrl: "https://acme-prod.mirakl.net", shopId: "1", shopName: "Basecamp" };
  const nobody = { marketplaceId: null, companyId: null, companyName: null, resourceOwner: null };
  const inAnHour = sql`now() + interval '1 hour'`;
  const held = { state: "held", nextAttemptAt: inAnHour, grantedShop: { ...nobody, ...shop }, ...whose } as const;
  await db().update(parkedGrants).set(held).where(eq(parkedGrants.id, parkedId));
  return parkedId;
}

/** Everything of Sofia's that the database holds. */
async function sofiasRows() {
  const { account, application, heldId } = sofia;
  const grantIds = [heldId, heldForAdmin];
  return Promise.all([
    db().select().from(accounts).where(eq(accounts.id, account.id)),
    db().select().from(accountSecrets).where(eq(accountSecrets.ownerId, account.id)),
    db().select().from(accountHistory).where(eq(accountHistory.accountId, account.id)),
    db().select().from(applications).where(eq(applications.id, application.id)),
    db().select().from(applicationSecrets).where(eq(applicationSecrets.ownerId, application.id)),
    db()
      .select()
      .from(parkedGrants)
      .where(or(inArray(parkedGrants.id, grantIds), eq(parkedGrants.accountId, account.id))),
    db().select().from(parkedGrantSecrets).where(inArray(parkedGrantSecrets.ownerId, grantIds)),
    db().select().from(authorizationRequests).where(eq(authorizationRequests.applicationId, application.id)),
    db().select().from(auditEvents).where(eq(auditEvents.accountId, account.id)),
  ]);
}

type Action = (input: unknown) => Promise<ActionResult<unknown>>;
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
async function actionOf(name: string): Promise<Action> {
  const module: Record<string, Action> = await import(`../actions/${kebab(name)}.ts`);
  const action = module[name];
  if (!action) throw new Error(`no action ${name}`);
  return action;
}
const actionFiles = readdirSync(join(root, "lib/actions")).filter((file) =>
  readFileSync(join(root, "lib/actions", file), "utf8").startsWith('"use server"'),
);
const camel = (file: string) =>
  file.replace(/\.ts$/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const isForSellers = (source: string) => /"seller"|defineOpenAction/.test(source);

/** What a seller may call, with Sofia's ids, and what Luis is told. */
const sellersActions: Record<string, { input: () => object; code: string }[]> = {
  acceptInvitation: [
    {
      input: () => ({ token: "A".repeat(43), name: "Luis", password: "correct horse battery" }),
      code: "invitation_unknown",
    },
  ],
  answerHeldGrant: [
    { input: () => ({ heldGrantId: sofia.heldId, connect: true }), code: "held_grant_not_found" },
    { input: () => ({ heldGrantId: sofia.heldId, connect: false }), code: "held_grant_not_found" },
    { input: () => ({ heldGrantId: heldForAdmin, connect: true }), code: "held_grant_not_found" },
    { input: () => ({ heldGrantId: heldForAdmin, connect: false }), code: "held_grant_not_found" },
    { input: () => ({ heldGrantId: crypto.randomUUID(), connect: true }), code: "held_grant_not_found" },
  ],
  confirmSecondFactor: [{ input: () => ({ kind: "code", code: "123456" }), code: "sign_in_step_expired" }],
  finishPasskeySignIn: [
    { input: () => ({ response: softwarePasskey().sign({ challenge: "c29tZQ" }) }), code: "sign_in_step_expired" },
  ],
  startPasskeySignIn: [{ input: () => ({ wanted: true, accountId: sofia.account.id }), code: "invalid_input" }],
  openPasswordLink: [{ input: () => ({ token: "A".repeat(43) }), code: "password_link_unknown" }],
  setNewPassword: [
    { input: () => ({ token: "A".repeat(43), password: "correct horse battery" }), code: "password_link_unknown" },
  ],
  openInvitation: [{ input: () => ({ token: "A".repeat(43) }), code: "invitation_unknown" }],
  revokeOwnAccess: [
    { input: () => ({ accountId: sofia.account.id }), code: "account_not_found" },
    {
      input: () => ({ accountId: sofia.account.id, identityIds: sofia.seller.identityIds }),
      code: "account_not_found",
    },
    { input: () => ({ accountId: crypto.randomUUID() }), code: "account_not_found" },
  ],
  revokeAllOwnAccess: [
    { input: () => ({ all: true, accountIds: [sofia.account.id] }), code: "invalid_input" },
    { input: () => ({ identityIds: sofia.seller.identityIds }), code: "invalid_input" },
  ],
  startSellerAuthorization: [
    { input: () => ({ purpose: "reconnect", accountId: sofia.account.id }), code: "account_not_found" },
  ],
};
/** Fits the input of every action of the back office. */
const backOfficeInput = () => ({
  accountId: sofia.account.id,
  applicationId: sofia.application.id,
  ...sofia.application,
  version: 1,
  clientSecret: "another-secret",
  apiKey: "another-key",
  reason: "because",
  confirmation: sofia.account.name,
  purpose: "reconnect",
  authenticationMethod: "api_key",
  baseUrl: "https://acme-prod.mirakl.net",
  ticketId: "thread-1",
  body: "hello",
});
const codeOf = (result: ActionResult<unknown>) => (result.ok ? "allowed" : result.error.code);

describe("a seller’s session and another seller’s account", () => {
  it("has an entry here for every action that sellers may call", () => {
    const found = actionFiles.filter((file) => isForSellers(readFileSync(join(root, "lib/actions", file), "utf8")));
    expect(found.map(camel).sort()).toEqual(Object.keys(sellersActions).sort());
  });

  const calls = Object.entries(sellersActions).flatMap(([name, entries]) =>
    entries.map((entry, index) => [`${name} (${index + 1})`, name, entry] as const),
  );
  it.each(calls)("%s is told that there is none, and changes nothing", async (_, name, { input, code }) => {
    const action = await actionOf(name);
    const before = await sofiasRows();
    const asked = mirakl.requests.length;
    expect(codeOf(await luis.as(() => action(input())))).toBe(code);
    expect(await sofiasRows()).toEqual(before);
    expect(mirakl.requests).toHaveLength(asked);
    expect(sofia.grant.isAlive).toBe(true);
  });

  it("are not shown to each other, nor anything sealed to anybody", async () => {
    const { GET } = await import("@/app/api/own-accounts/route");
    const request = () => GET(new Request("http://localhost:3000/api/own-accounts"), { params: Promise.resolve({}) });
    const [seen, own] = await Promise.all(
      [luis.as(request), sofia.as(request)].map(async (answer) => (await answer).json()),
    );
    expect(seen.accounts.map(({ id }: { id: string }) => id)).toEqual([luis.account.id]);
    expect(seen.held.map(({ id }: { id: string }) => id)).toEqual([luis.heldId]);
    expect(own.accounts.map(({ id }: { id: string }) => id)).toEqual([sofia.account.id]);
    const text = JSON.stringify([seen, own]);
    for (const secret of [luis.grant.accessToken, luis.grant.refreshToken, sofia.grant.accessToken]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain(luis.application.clientId);
  });

  it("revoking everything takes one’s own along and leaves the other’s", async () => {
    const action = await actionOf("revokeAllOwnAccess");
    const before = await sofiasRows();
    expect(await luis.as(() => action({ all: true }))).toEqual({
      ok: true,
      data: { revoked: 1, pending: 0, untold: 0 },
    });
    expect(luis.grant.isAlive).toBe(false);
    expect(sofia.grant.isAlive).toBe(true);
    expect(await sofiasRows()).toEqual(before);
  });

  it("revoking one’s own works with the same call", async () => {
    const action = await actionOf("revokeOwnAccess");
    const result = await luis.as(() => action({ accountId: luis.account.id }));
    // Nothing more: what the back office calls the account is not for sellers.
    expect(result).toEqual({ ok: true, data: { outcome: "confirmed" } });
    expect(luis.grant.isAlive).toBe(false);
  });
});

describe("a seller’s session and the back office", () => {
  const backOffice = actionFiles.map(camel).filter((name) => !Object.hasOwn(sellersActions, name));

  it.each(backOffice)("%s is not for sellers, whatever the input, also for an account of their own", async (name) => {
    const action = await actionOf(name);
    const before = await sofiasRows();
    const asked = mirakl.requests.length;
    const own = { ...backOfficeInput(), accountId: luis.account.id, applicationId: luis.application.id };
    const inputs = [backOfficeInput(), { ...backOfficeInput(), purpose: "connect" }, own];
    const codes = await Promise.all(inputs.map(async (input) => codeOf(await luis.as(() => action(input)))));
    expect(codes).toEqual(Array(3).fill("not_allowed"));
    expect(await sofiasRows()).toEqual(before);
    expect(mirakl.requests).toHaveLength(asked);
    expect(luis.grant.isAlive).toBe(true);
  });

  const handlers = readdirSync(join(root, "app/api"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === "route.ts")
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => readFileSync(join(root, file), "utf8").includes("defineRoute"))
    .filter((file) => !file.includes("own-accounts"));

  it.each(handlers)("%s answers a seller nothing, also about an account of their own", async (file) => {
    const { GET } = await import(/* @vite-ignore */ join(root, file));
    for (const accountId of [sofia.account.id, luis.account.id]) {
      const url = `http://localhost:3000/?accountId=${accountId}`;
      const response: Response = await luis.as(() => GET(new Request(url), { params: Promise.resolve({ accountId }) }));
      expect(response.status).toBe(403);
      expect(Object.keys(await response.json())).toEqual(["error"]);
    }
  });
});
