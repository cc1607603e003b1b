import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { columnsReader } from "./columns-reader";
import { accounts } from "./schema/accounts";

const reader = columnsReader({
  title: accounts.name,
  expiresAt: accounts.expiresAt,
  details: accounts.lastErrorDetails,
  version: accounts.version,
});

describe("columnsReader", () => {
  it("lists the columns in their order", () => {
    expect(new PgDialect().sqlToQuery(sql`select ${reader.list}`).sql).toBe(
      'select "accounts"."name", "accounts"."expires_at", "accounts"."last_error_details", "accounts"."version"',
    );
    expect(reader.count).toBe(4);
  });

  it("reads what the driver gives as the query builder would, each row anew", () => {
    const rows = [
      ["Acme", "2026-11-29 07:00:00.5+00", { host: "a.example" }, 3, "not a column"],
      ["Bree", null, null, 0],
    ].map(reader.read);
    expect(rows).toEqual([
      { title: "Acme", expiresAt: new Date("2026-11-29T07:00:00.500Z"), details: { host: "a.example" }, version: 3 },
      { title: "Bree", expiresAt: null, details: null, version: 0 },
    ]);
  });
});
