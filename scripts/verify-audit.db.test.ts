import { execFile } from "node:child_process";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertAuditEvents } from "@/db/queries/audit-events";
import { genesisHash } from "@/lib/audit/seal-event";
import { sealEvents } from "@/lib/audit/seal-events";
import { testDatabase } from "./testing/test-database";

/** The owner of the tables, who can do what nobody should. */
let owner: postgres.Sql;

beforeAll(async () => {
  owner = postgres((await testDatabase()).url, { max: 1, onnotice: () => undefined });
});
beforeEach(async () => {
  await owner.unsafe("truncate audit_events, audit_seals, audit_unsealed, audit_head");
  await owner`insert into audit_head (position, hash) values (0, ${genesisHash})`;
});
afterAll(() => owner.end({ timeout: 5 }));

const writeAll = async (count: number) => {
  for (let number = 1; number <= count; number += 1) await insertAuditEvents([{ event: `event.${number}` }]);
};

describe("npm run audit:verify", () => {
  const run = async (...options: string[]) => {
    const { appUrl } = await testDatabase();
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(
        process.execPath,
        ["--conditions=react-server", "--import", "tsx", "scripts/verify-audit.ts", ...options],
        { cwd: new URL("..", import.meta.url).pathname, env: { ...process.env, DATABASE_URL: appUrl } },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  };

  it("ends with 0 for a whole trail, and prints the end of the chain to be noted down", async () => {
    await writeAll(3);
    const head = (await sealEvents(2))?.head;
    const end = `${head?.position}:${head?.hash}`;
    const whole = await run("--anchor", end);
    expect(whole).toMatchObject({ code: 0, err: "" });
    expect(whole.out).toMatch(/^2 sealed events read in [\d.]+ s \([\d,]+ a second\)\.\n1 event waits for the seal/);
    expect(whole.out).toContain(`End of the chain: ${end}\nThe audit trail is whole.`);
    expect(await run("--head")).toEqual({ code: 0, out: `${end}\n`, err: "" });
  });

  it("ends with 1 and names what was altered", async () => {
    await writeAll(3);
    await sealEvents(10);
    await owner`delete from audit_events where event = 'event.2'`;
    const altered = await run();
    expect(altered.code).toBe(1);
    expect(altered.err).toMatch(/^Position 2: event \d+ is missing: it was removed\.$/m);
    expect(altered.out).toContain("The audit trail was altered in 1 place.");
    expect((await run("--head")).code).toBe(1);
    expect((await run("--anchor", "7")).code).toBe(1);
  });
});
