import { eq, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { endSession, insertSession } from "@/db/queries/sessions";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import { bulkRuns } from "@/db/schema/bulk-runs";
import { users } from "@/db/schema/users";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import type { Person } from "@/lib/actor";
import { sampleUser } from "@/lib/users/testing/sample-user";
import { changeFeed } from "./change-feed";
import type { LiveChanges } from "./live-changes";
import { openLiveStream } from "./open-live-stream";

const inSeconds = (count: number) => new Date(Date.now() + count * 1_000);

/** A page that reads the stream of a person, as far as it has come. */
class ReadingPage {
  events: string[] = [];
  changes: LiveChanges[] = [];
  isClosed = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(person: Person) {
    this.#reader = openLiveStream(person).getReader();
    void this.#read();
  }

  async #read(): Promise<void> {
    for (;;) {
      const { value, done } = await this.#reader.read();
      if (done) break;
      const text = new TextDecoder().decode(value);
      const event = /^event: (\w+)/.exec(text)?.[1];
      if (event) this.events.push(event);
      else this.changes.push(JSON.parse(text.replace(/^data: /, "")));
    }
    this.isClosed = true;
  }

  hasHeardOf = (id: string, how: "changed" | "renewed" = "changed") =>
    this.changes.some((change) => change[how]?.includes(id));

  leave = () => this.#reader.cancel();
}

async function signedIn(
  role: "admin" | "viewer" = "admin",
  seconds = 60,
): Promise<Person & { userId: string; sessionId: string }> {
  const user = await sampleUser(role);
  const userId = user.userId ?? "";
  return { ...user, userId, sessionId: await insertSession(userId, seconds) };
}

const pages: ReadingPage[] = [];
async function openPage(person: Person): Promise<ReadingPage> {
  const page = new ReadingPage(person);
  pages.push(page);
  await expect.poll(() => page.events).toContain("ready");
  return page;
}
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.leave()));
});
const within = { timeout: 2_000, interval: 20 };

describe("openLiveStream", () => {
  it("tells every page within two seconds who changed", async () => {
    const [one, other] = [await openPage(await signedIn()), await openPage(await signedIn("viewer"))];
    const account = sampleAccount();
    await db().insert(accounts).values(account);
    await expect.poll(() => one.hasHeardOf(account.id) && other.hasHeardOf(account.id), within).toBe(true);
  });

  it("tells of statuses that follow from the clock", async () => {
    const renewed = sampleAccount({ expiresAt: inSeconds(3), nextRefreshAt: inSeconds(300) });
    const soon = sampleAccount({ expiresAt: inSeconds(24 * 3_600 + 3), nextRefreshAt: null });
    const overdue = sampleAccount({ expiresAt: inSeconds(600), nextRefreshAt: inSeconds(-57) });
    const later = sampleAccount({ expiresAt: inSeconds(600), nextRefreshAt: inSeconds(300) });
    await db().insert(accounts).values([renewed, soon, overdue, later]);
    // Until what was announced of it has been told.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const page = await openPage(await signedIn());
    for (const { id } of [renewed, soon, overdue]) {
      await expect.poll(() => page.hasHeardOf(id), { timeout: 5_000 }).toBe(true);
    }
    expect(page.hasHeardOf(later.id)).toBe(false);
  }, 10_000);

  it("tells once of what is written to the history", async () => {
    const page = await openPage(await signedIn());
    const account = sampleAccount();
    await db().insert(accounts).values(account);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await db()
      .insert(accountHistory)
      .values({ accountId: account.id, kind: "refresh", outcome: "succeeded", trigger: "worker" });
    await expect.poll(() => page.hasHeardOf(account.id, "renewed"), within).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(page.changes.filter(({ renewed }) => renewed?.includes(account.id))).toHaveLength(1);
  });

  it("tells each second that a bulk action goes on, and no more when it has ended", async () => {
    const page = await openPage(await signedIn());
    const told = () => page.changes.filter(({ runs }) => runs).length;
    const run = { kind: "verify", requestedBy: "Ada", startedAt: sql`now()` } as const;
    const [started] = await db().insert(bulkRuns).values(run).returning({ id: bulkRuns.id });
    await expect.poll(told, { timeout: 4_000 }).toBeGreaterThanOrEqual(2);
    const before = told();
    await db()
      .update(bulkRuns)
      .set({ finishedAt: sql`now()` })
      .where(eq(bulkRuns.id, started?.id ?? ""));
    await expect.poll(told, within).toBeGreaterThan(before);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const last = told();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(told()).toBe(last);
  }, 10_000);

  it("goes on after its connection to the database was cut, and has everything read anew", async () => {
    const page = await openPage(await signedIn());
    await db().execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'latchkey live' and datname = current_database() and usename = current_user`,
    );
    await expect.poll(() => page.changes.some(({ changed }) => changed === "many"), { timeout: 5_000 }).toBe(true);
    const account = sampleAccount();
    await db().insert(accounts).values(account);
    await expect.poll(() => page.hasHeardOf(account.id), within).toBe(true);
  });

  type Signed = { userId: string; sessionId: string };
  const set = (userId: string, change: PgUpdateSetSource<typeof users>) =>
    db().update(users).set(change).where(eq(users.id, userId));
  it.each([
    ["its session was ended", ({ sessionId }: Signed) => endSession(sessionId)],
    ["its person was disabled", ({ userId }: Signed) => set(userId, { disabledAt: sql`now()` })],
    ["its person was removed", ({ userId }: Signed) => db().delete(users).where(eq(users.id, userId))],
  ])("ends at once when %s, says that it is over, and others go on", async (_, change) => {
    const person = await signedIn();
    const [page, other] = [await openPage(person), await openPage(await signedIn())];
    await change(person);
    await expect.poll(() => page.isClosed, within).toBe(true);
    expect(page.events.at(-1)).toBe("over");
    expect(other.isClosed).toBe(false);
  });

  it("ends at once when its person has another role, and is not over", async () => {
    const person = await signedIn();
    const page = await openPage(person);
    await set(person.userId, { role: "viewer" });
    await expect.poll(() => page.isClosed, within).toBe(true);
    expect(page.events).not.toContain("over");
  });

  it("ends within seconds when its session has run out", async () => {
    const page = await openPage(await signedIn("admin", 2));
    await expect.poll(() => page.isClosed, { timeout: 10_000 }).toBe(true);
    expect(page.events.at(-1)).toBe("over");
  }, 15_000);

  it("refuses a person without a session", () => {
    expect(() => openLiveStream(sampleViewer)).toThrow("not_signed_in");
  });

  // The last one: the process's feed does not begin again.
  it("ends for everybody when the process ends", async () => {
    const page = await openPage(await signedIn());
    changeFeed().end();
    await expect.poll(() => page.isClosed).toBe(true);
    const late = new ReadingPage(await signedIn());
    await expect.poll(() => late.isClosed).toBe(true);
    expect(late.events).toEqual([]);
  });
});
