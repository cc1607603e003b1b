import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testDatabase } from "@/scripts/testing/test-database";
import { warnOfRights } from "../lib/audit/warn-of-rights";
import { logger } from "../lib/logger";
import { connect, db } from "./client";
import { migrate } from "./migrate";
import { findAuditRights } from "./queries/audit-rights";

const suffix = randomBytes(4).toString("hex");
const newRole = `latchkey_new_${suffix}`;
const migrator = `latchkey_migrator_${suffix}`;
let admin: postgres.Sql;
/** The same database for another role. */
let urlOf: (role: string) => string;

beforeAll(async () => {
  const { url } = await testDatabase();
  admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create role ${migrator} login password 'only-for-tests'`);
  await admin.unsafe(`grant create on database ${new URL(url).pathname.slice(1)} to ${migrator}`);
  await admin.unsafe(`grant usage, create on schema drizzle, public, graphile_worker to ${migrator}`);
  await admin.unsafe(`grant select on all tables in schema drizzle, graphile_worker to ${migrator}`);
  urlOf = (role) => {
    const address = new URL(url);
    address.username = role;
    address.password = "only-for-tests";
    return address.href;
  };
});
afterAll(async () => {
  for (const role of [newRole, migrator]) await admin.unsafe(`drop owned by ${role}; drop role ${role}`);
  await admin.end({ timeout: 5 });
});

it("gives the application role what it needs, and no way to alter the audit trail", async () => {
  expect(await findAuditRights()).toMatchObject({ canAppend: true, excess: [] });
});

it("tells what to run where it may not grant, or where the role is not there yet", async () => {
  const { url } = await testDatabase();
  const forNobody = await migrate(url, { appRole: newRole });
  expect(forNobody).toContain(`revoke update, delete, truncate on audit_events, audit_seals from "${newRole}"`);
  await admin.unsafe(`create role ${newRole} login password 'only-for-tests'`);
  expect(await migrate(urlOf(migrator), { appRole: newRole })).toEqual(forNobody);
  expect((await findAuditRights(newRole)).canAppend).toBe(false);
  for (const statement of forNobody) await admin.unsafe(statement);
  expect(await findAuditRights(newRole)).toMatchObject({ canAppend: true, excess: [] });
  expect(await migrate(urlOf(migrator), { appRole: newRole })).toEqual([]);
});

it.each([
  [
    "may change it",
    () => admin.unsafe(`grant update, delete on audit_events to ${newRole}`),
    ["update audit_events", "delete audit_events"],
  ],
  ["owns the tables", () => admin.unsafe(`alter table audit_events owner to ${newRole}`), ["it owns the tables"]],
  ["is a superuser", () => admin.unsafe(`alter role ${newRole} superuser`), ["it is a superuser"]],
])("finds that a role %s, and warns of it", async (_what, arrange, excess) => {
  await arrange();
  expect((await findAuditRights(newRole)).excess).toEqual(excess);
  const asRole = connect(urlOf(newRole), { max: 1 });
  const warn = vi.spyOn(logger(), "warn");
  await warnOfRights(asRole.db);
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    { role: newRole, excess },
    expect.stringContaining("can alter the audit trail"),
  );
  warn.mockClear();
  await warnOfRights(db());
  expect(warn).not.toHaveBeenCalled();
  await asRole.close();
});
