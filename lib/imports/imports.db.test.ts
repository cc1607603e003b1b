import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { deleteImportRowsBefore } from "@/db/queries/import-rows";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import { bulkRunAccounts, bulkRuns } from "@/db/schema/bulk-runs";
import { importRowDataKeys, importRowSecrets, importRows } from "@/db/schema/import-rows";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { freshToken, startTokenEndpoint } from "@/lib/accounts/testing/token-endpoint";
import { cancelBulkRun } from "@/lib/bulk/cancel-bulk-run";
import { getBulkRun } from "@/lib/bulk/get-bulk-run";
import { listBulkRunAccounts } from "@/lib/bulk/list-bulk-run-accounts";
import { accountOwner, openSecret } from "@/lib/secrets/stored-secrets";
import { type SampleUser, sampleUser } from "@/lib/users/testing/sample-user";
import { startWorker } from "@/worker/testing/start-worker";
import { addImportRows } from "./add-import-rows";
import { findImportDuplicates } from "./find-import-duplicates";
import { addImportRowsInput, maxImportRows } from "./import-input";
import { openImport } from "./open-import";
import { startImport } from "./start-import";

let endpoint: Awaited<ReturnType<typeof startTokenEndpoint>>;
let person: SampleUser;
const workers: Awaited<ReturnType<typeof startWorker>>[] = [];

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  vi.stubEnv("MIRAKL_AUTH_URL_PRODUCTION", endpoint.origin);
  person = await sampleUser("admin");
});
afterAll(async () => {
  await endpoint.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(bulkRuns);
  await db().delete(accounts);
  endpoint.requests.length = 0;
  endpoint.answer = () => freshToken();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop("SIGKILL")));
});

/** Channel partners: of them only the exchange is checked, so that a token endpoint is all there is to play. */
const row = (position: number, own: object = {}) => ({
  position,
  connection: {
    authenticationMethod: "client_credentials" as const,
    name: `Partner ${String(position).padStart(5, "0")}`,
    environment: "production" as const,
    baseUrl: "",
    clientId: `client-${position}`,
    clientSecret: `s3cr3t-of-${position}`,
    ...own,
  },
});
const add = (runId: string, rows: object[]) => addImportRows(addImportRowsInput.parse({ runId, rows }), person);
const stage = async (rows: object[]) => {
  const { runId } = await openImport({ fileName: "accounts.csv" }, person);
  await add(runId, rows);
  return runId;
};
const work = async () => workers.push(await startWorker(process.env));
const untilFinished = (runId: string) =>
  expect
    .poll(async () => (await getBulkRun(runId, person)).finishedAt !== null, { timeout: 50_000, interval: 100 })
    .toBe(true);
const results = async (runId: string) =>
  (await listBulkRunAccounts({ runId, query: { outcomes: ["done", "skipped", "failed"], after: 0 } }, person)).accounts;

describe("an import", () => {
  it("adds what its verification let pass, says of the rest why not, and keeps no secret", async () => {
    const known = await insertSampleAccount({ name: "Known", identity: "client|production|client-3" });
    endpoint.answer = ({ form, authorization }) =>
      (form.client_id ?? atob((authorization ?? " ").split(" ")[1] ?? "")).startsWith("client-2")
        ? { status: 401, body: { error: "invalid_client" } }
        : freshToken();
    const runId = await stage([row(1), row(2), row(3)]);
    const stored = JSON.stringify([
      await db().select().from(importRows),
      await db().select().from(importRowSecrets),
      await db().select().from(bulkRunAccounts),
    ]);
    expect(stored).not.toContain("s3cr3t");
    expect(await db().$count(accounts)).toBe(1);
    await startImport({ runId }, person);
    expect((await failureOf(add(runId, [row(4)])))?.code).toBe("import_not_open");
    await work();
    await untilFinished(runId);
    expect(
      (await results(runId)).map(({ position, outcome, error }) => [position, outcome, error?.code ?? null]),
    ).toEqual([
      [1, "done", null],
      [2, "failed", "mirakl_client_rejected"],
      [3, "failed", "account_already_exists"],
    ]);
    expect((await results(runId))[2]?.error?.message).toContain(known.name);
    const [added] = await db().select().from(accounts).where(eq(accounts.clientId, "client-1"));
    expect(added).toMatchObject({ name: "Partner 00001", createdBy: person.userId, environment: "production" });
    expect((await openSecret(accountOwner(added?.id ?? ""), "client_secret")).reveal()).toBe("s3cr3t-of-1");
    expect((await results(runId))[0]?.accountId).toBe(added?.id);
    for (const table of [importRows, importRowSecrets, importRowDataKeys]) expect(await db().$count(table)).toBe(0);
    const event = and(eq(auditEvents.event, "account.added"), eq(auditEvents.reference, runId));
    expect(await db().$count(auditEvents, event)).toBe(1);
  }, 90_000);

  it("that broke off between the account and its result adds it once", async () => {
    const runId = await stage([row(1)]);
    await startImport({ runId }, person);
    const [staged] = await db().select().from(importRows);
    await work();
    await untilFinished(runId);
    // As a process leaves it that ended right after the account was added.
    if (!staged) throw new Error("no row");
    await db().insert(importRows).values(staged);
    await db().update(bulkRuns).set({ finishedAt: null });
    await db().update(bulkRunAccounts).set({ outcome: "pending", accountId: null });
    await untilFinished(runId);
    expect(await db().$count(accounts)).toBe(1);
    expect(await results(runId)).toMatchObject([{ outcome: "done", accountId: staged.id }]);
    expect(endpoint.requests).toHaveLength(1);
  }, 60_000);

  it("takes each row once, only of whom it belongs to, and none once it was cancelled", async () => {
    const runId = await stage([row(1), row(2)]);
    await add(runId, [row(2), row(3)]);
    expect(await db().$count(importRows)).toBe(3);
    expect(await db().$count(importRowSecrets)).toBe(3);
    const other = await sampleUser("admin");
    const asOther = addImportRows(addImportRowsInput.parse({ runId, rows: [row(9)] }), other);
    expect((await failureOf(asOther))?.code).toBe("import_not_open");
    expect((await failureOf(startImport({ runId }, other)))?.code).toBe("import_not_open");
    await cancelBulkRun({ runId }, person);
    expect(await db().$count(importRows)).toBe(0);
    expect((await failureOf(startImport({ runId }, person)))?.code).toBe("import_not_open");
  });

  it("forgets rows after a day, and says so of those that were to be verified", async () => {
    const runId = await stage([row(1)]);
    await startImport({ runId }, person);
    await db().update(importRows).set({ createdAt: sql`now() - interval '25 hours'` });
    expect(await deleteImportRowsBefore(24, 100)).toBe(1);
    expect(await db().$count(importRowDataKeys)).toBe(0);
    await work();
    await untilFinished(runId);
    expect(await results(runId)).toMatchObject([{ outcome: "failed", error: { code: "import_row_expired" } }]);
  }, 60_000);

  it("finds accounts that are there, by who they would be", async () => {
    const known = await insertSampleAccount({ identity: "company|production|42" });
    expect(await findImportDuplicates({ identities: ["company|production|42", "nobody"] }, person)).toEqual([
      { identity: "company|production|42", accountId: known.id, name: known.name },
    ]);
  });

  it("takes 10,000 rows in well under a minute, and no more", async () => {
    const { runId } = await openImport({ fileName: "accounts.csv" }, person);
    const startedAt = performance.now();
    for (let from = 1; from <= maxImportRows; from += 500) {
      await add(
        runId,
        Array.from({ length: 500 }, (_, index) => row(from + index)),
      );
    }
    expect((await failureOf(add(runId, [row(maxImportRows + 1)])))?.details.fieldErrors).toHaveProperty("rows");
    await startImport({ runId }, person);
    expect(performance.now() - startedAt).toBeLessThan(40_000);
    expect((await getBulkRun(runId, person)).counts).toMatchObject({ total: 10_000, pending: 10_000 });
  }, 60_000);
});
