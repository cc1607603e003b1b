import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findApplication } from "@/db/queries/applications";
import { accounts } from "@/db/schema/accounts";
import { applicationSecrets, applications } from "@/db/schema/applications";
import { auditEvents } from "@/db/schema/audit-events";
import { authorizationRequests } from "@/db/schema/authorization-requests";
import { parkedGrants } from "@/db/schema/parked-grants";
import { removeAccount } from "@/lib/accounts/remove-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import { revocationPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { startSellerAuthorization } from "@/lib/authorizations/start-seller-authorization";
import { grantAgain } from "@/lib/grants/testing/grant-again";
import {
  accountRow,
  connectSample,
  insertGrantedAccount,
  insertSampleApplication,
  parkSample,
  secretOf,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { holdLock } from "@/scripts/testing/held-lock";
import { addApplication } from "./add-application";
import { applicationInput } from "./application-input";
import { findPublicApplication } from "./find-public-application";
import { getApplication, listApplications } from "./list-applications";
import { removeApplication } from "./remove-application";
import { updateApplication } from "./update-application";

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

const secret = "a-client-secret-of-mirakl";
function fieldsOf(own: object = {}) {
  const id = crypto.randomUUID();
  return applicationInput.parse({
    name: "Juble for sellers",
    slug: `juble-${id}`,
    redirectUri: "http://localhost:3000/auth/mirakl",
    sendsRedirectUri: true,
    sendsResponseType: false,
    audience: "acme-prod:2000",
    environment: "preproduction",
    integrationType: "marketplace_seller",
    clientId: `client-${id}`,
    clientSecret: secret,
    ...own,
  });
}
const trailOf = (clientId: string) =>
  db()
    .select()
    .from(auditEvents)
    .where(sql`${auditEvents.details} ->> 'clientId' = ${clientId}`)
    .orderBy(auditEvents.id);
const remove = (applicationId: string) => removeApplication({ applicationId }, person);

describe("adding an application", () => {
  it("seals the secret, shows no more than its end, and tells in the trail who did it", async () => {
    const fields = fieldsOf();
    const { applicationId } = await addApplication(fields, person);
    const { clientSecret: _, ...shown } = fields;
    const view = await getApplication(applicationId, sampleViewer);
    expect(view).toMatchObject({
      ...shown,
      secretLastFour: "rakl",
      connectUrl: `http://localhost:3000/connect/${fields.slug}`,
      livingAccounts: 0,
      pendingRevocations: 0,
      rejection: null,
      recheck: null,
    });
    expect(await secretOf({ kind: "application", id: applicationId }, "client_secret")).toBe(secret);
    const trail = await trailOf(fields.clientId);
    expect(trail).toMatchObject([{ event: "application.added", userName: "Ada", role: "admin" }]);
    const stored = await db().select().from(applicationSecrets).where(eq(applicationSecrets.ownerId, applicationId));
    expect(JSON.stringify([view, await listApplications(sampleViewer), trail, stored])).not.toContain(secret);
  });

  it.each([
    "https://elsewhere.example.com/auth/mirakl",
    "http://localhost:3001/auth/mirakl",
    "https://localhost:3000/auth/mirakl",
    "http://localhost:3000/auth/other",
    "http://localhost:3000/auth/mirakl/",
    "http://localhost:3000/auth/mirakl/../../sign-in",
    "http://user:pass@localhost:3000/auth/mirakl",
    "http://localhost:3000@elsewhere.example.com/auth/mirakl",
  ])("refuses the redirect URI %s, where codes would go elsewhere", async (redirectUri) => {
    const fields = fieldsOf({ redirectUri });
    expect((await failureOf(addApplication(fields, person)))?.details.fieldErrors).toEqual({
      redirectUri: "It must begin with http://localhost:3000/auth/mirakl; a query may follow",
    });
    expect(await db().$count(applications, eq(applications.clientId, fields.clientId))).toBe(0);
  });

  it("takes a registered query after it, as it is", async () => {
    const redirectUri = "http://localhost:3000/auth/mirakl?tenant=acme&x=%20";
    const { applicationId } = await addApplication(fieldsOf({ redirectUri }), person);
    expect((await getApplication(applicationId, sampleViewer)).redirectUri).toBe(redirectUri);
  });

  it("refuses a client that is registered, and names its application", async () => {
    const fields = fieldsOf();
    await addApplication(fields, person);
    const failure = await failureOf(addApplication({ ...fieldsOf(), name: "Two", clientId: fields.clientId }, person));
    expect(failure).toMatchObject({
      code: "application_already_exists",
      details: { applicationName: fields.name, environmentLabel: "Pre-production" },
    });
    await addApplication(fieldsOf({ clientId: fields.clientId, environment: "development" }), person);
  });

  it("refuses a public address that is taken, also for two people at once", async () => {
    const slug = `wanted-${crypto.randomUUID()}`;
    const results = await Promise.all([1, 2].map(() => failureOf(addApplication(fieldsOf({ slug }), person))));
    expect(results.map((failure) => Object.keys(failure?.details.fieldErrors ?? {})).sort()).toEqual([[], ["slug"]]);
  });

  it("in the sandbox needs a sandbox", async () => {
    const failure = await failureOf(addApplication(fieldsOf({ environment: "sandbox" }), person));
    expect(failure?.code).toBe("address_not_allowed");
  });

  it("shows strangers its name and its marketplace, and nothing else", async () => {
    const fields = fieldsOf();
    await addApplication(fields, person);
    expect(await findPublicApplication(fields.slug)).toEqual({
      slug: fields.slug,
      name: fields.name,
      integrationType: "marketplace_seller",
      marketplace: "Acme",
      authHost: new URL(mirakl.origin).host,
    });
    expect(await findPublicApplication("no-such-page")).toBeNull();
  });
});

describe("changing an application", () => {
  const changeOf = (fields: ReturnType<typeof fieldsOf>, own: object) => {
    const { clientId: _c, clientSecret: _s, environment: _e, integrationType: _i, ...changeable } = fields;
    return { ...changeable, ...own };
  };

  it("writes what it was before into the trail", async () => {
    const fields = fieldsOf();
    const { applicationId } = await addApplication(fields, person);
    const change = changeOf(fields, { applicationId, name: "Juble", audience: null, sendsResponseType: true });
    expect(await updateApplication(change as Parameters<typeof updateApplication>[0], person)).toMatchObject({
      name: "Juble",
      audience: null,
      sendsResponseType: true,
      slug: fields.slug,
    });
    expect((await trailOf(fields.clientId)).at(-1)).toMatchObject({
      event: "application.updated",
      details: { application: "Juble for sellers", clientId: fields.clientId },
      changes: {
        name: { before: "Juble for sellers", after: "Juble" },
        audience: { before: "acme-prod:2000", after: null },
        sendsResponseType: { before: "false", after: "true" },
      },
    });
  });

  it("leaves no trace where nothing is different", async () => {
    const fields = fieldsOf();
    const { applicationId } = await addApplication(fields, person);
    await updateApplication(changeOf(fields, { applicationId }) as Parameters<typeof updateApplication>[0], person);
    expect(await trailOf(fields.clientId)).toHaveLength(1);
  });

  it("holds audience and redirect URI to the same rules", async () => {
    const fields = fieldsOf({ integrationType: "marketplace_operator", audience: "acme-prod" });
    const { applicationId } = await addApplication(fields, person);
    const attempt = (own: object) =>
      failureOf(updateApplication(changeOf(fields, { applicationId, ...own }) as never, person));
    expect((await attempt({ audience: "acme-prod:2000" }))?.details.fieldErrors).toHaveProperty("audience");
    expect((await attempt({ redirectUri: "https://a.example/auth/mirakl" }))?.details.fieldErrors).toHaveProperty(
      "redirectUri",
    );
    expect((await attempt({ applicationId: person.userId }))?.code).toBe("application_not_found");
  });
});

describe("removing an application", () => {
  it("is refused while it connects accounts, and names them", async () => {
    const { application, account } = await connectSample(mirakl, { account: { name: "Trailhead" } });
    for (let index = 1; index <= 6; index++) {
      await insertGrantedAccount(application, { accessToken: "a", refreshToken: null }, { name: `Wharf ${index}` });
    }
    const failure = await failureOf(remove(application.id));
    expect(failure?.code).toBe("application_in_use");
    expect(failure?.sentence).toContain("it connects Trailhead, Wharf 1, Wharf 2, Wharf 3, Wharf 4 and 2 more");
    expect(await findApplication(application.id)).not.toBeNull();
    expect((await accountRow(account.id)).applicationId).toBe(application.id);
  });

  it("is refused while Mirakl has not confirmed a revocation, also of an account that is gone", async () => {
    const { application, account } = await connectSample(mirakl, { account: { name: "Basecamp" } });
    mirakl.overrides[revocationPath] = () => ({ status: 503, body: {} });
    await removeAccount({ accountId: account.id }, person);
    const failure = await failureOf(remove(application.id));
    expect(failure?.sentence).toContain("Mirakl has not yet confirmed the revocation of Basecamp");
    expect(await secretOf({ kind: "application", id: application.id }, "client_secret")).not.toBeNull();
  });

  it("is refused while a person is asked about a grant of it", async () => {
    const { application, account } = await connectSample(mirakl);
    await db().delete(accounts).where(eq(accounts.id, account.id));
    const parkedId = await parkSample(application, mirakl.addGrant(), {
      state: "revoking",
      reason: null,
      requestedBy: "Ada",
    });
    await db().update(parkedGrants).set({ state: "held" }).where(eq(parkedGrants.id, parkedId));
    expect((await failureOf(remove(application.id)))?.sentence).toContain("a sign-in that awaits its answer");
  });

  it("is refused while an earlier access is kept for an account that another application connects, and says so", async () => {
    const { application, account } = await connectSample(mirakl, { account: { name: "Wharf" } });
    const other = await insertSampleApplication();
    await grantAgain(mirakl, { application: other, account }, person);
    const failure = await failureOf(remove(application.id));
    expect(failure?.sentence).toBe(
      "The application is still in use: an earlier access is kept until this account is revoked: Wharf.",
    );
    await revokeAccess({ accountId: account.id, reason: null }, person);
    expect(await remove(application.id)).toEqual({ name: application.name });
  });

  it("takes secret and trips with it, and leaves revoked accounts as they are", async () => {
    const { application, account } = await connectSample(mirakl);
    await startSellerAuthorization({ purpose: "connect", slug: application.slug }, null);
    await revokeAccess({ accountId: account.id, reason: null }, person);
    expect(await remove(application.id)).toEqual({ name: application.name });
    expect(await findApplication(application.id)).toBeNull();
    expect(await secretOf({ kind: "application", id: application.id }, "client_secret")).toBeNull();
    expect(await db().$count(authorizationRequests, eq(authorizationRequests.applicationId, application.id))).toBe(0);
    expect(await accountRow(account.id)).toMatchObject({ applicationId: null, revokedAt: expect.any(Date) });
    expect((await trailOf(application.clientId)).at(-1)).toMatchObject({ event: "application.removed" });
    expect((await failureOf(remove(application.id)))?.code).toBe("application_not_found");
  });

  it("waits for an account that is being connected, and is refused then", async () => {
    const { application, account } = await connectSample(mirakl);
    await revokeAccess({ accountId: account.id, reason: null }, person);
    const lock = await holdLock({ table: "account_secrets" });
    const granting = grantAgain(mirakl, { application, account }, person);
    await lock.waitedFor(1);
    const removing = failureOf(remove(application.id));
    await lock.waitedFor(2);
    await lock.release();
    expect((await granting).isAlive).toBe(true);
    expect((await removing)?.code).toBe("application_in_use");
    expect((await accountRow(account.id)).applicationId).toBe(application.id);
  });

  it("leaves another application alone", async () => {
    const [one, other] = [await insertSampleApplication(), await insertSampleApplication()];
    await remove(one.id);
    expect(await findApplication(other.id)).not.toBeNull();
  });
});
