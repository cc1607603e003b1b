import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { findLastHeartbeat, saveHeartbeat } from "@/db/queries/workers";
import { testDatabase } from "./test-database";

describe("the database of a test file", () => {
  it("is migrated, and db() is connected to it as the application role", async () => {
    await saveHeartbeat({ id: "worker-1", hostname: "here", pid: 1 });
    expect((await findLastHeartbeat()).seenAt).toBeInstanceOf(Date);
    const [row] = await db().execute<{ name: string }>("select current_user as name");
    expect(row?.name).toMatch(/^latchkey_test_app/);
  });

  it("lets nobody but the owner change the audit log", async () => {
    const { url, appUrl } = await testDatabase();
    for (const [address, outcome] of [
      [appUrl, "42501"],
      [url, "done"],
    ] as const) {
      const sql = postgres(address, { max: 1 });
      const answer = await sql`delete from audit_events`.then(
        () => "done",
        (error: postgres.PostgresError) => error.code,
      );
      await sql.end();
      expect(answer).toBe(outcome);
    }
  });
});
