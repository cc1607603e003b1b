import { verify } from "@node-rs/argon2";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { deleteAttemptLimitsBefore } from "@/db/queries/attempt-limits";
import { attemptLimits } from "@/db/schema/attempt-limits";
import { auditEvents } from "@/db/schema/audit-events";
import { users } from "@/db/schema/users";
import { isAppError } from "@/lib/errors/app-error";
import { peerHeader } from "@/lib/http/peer-address";
import { startVerbs } from "@/scripts/testing/start-verbs";
import { attemptRules } from "./attempt-rules";
import { attemptKey, claimAttempt } from "./claim-attempt";
import { hashPassword } from "./passwords";
import { signInWithPassword } from "./sign-in-with-password";
import { CookieJar, inBrowser } from "./testing/browser";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);
vi.mock("@node-rs/argon2", async (load) => {
  const real = await load<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

const password = "correct horse battery";
beforeEach(async () => {
  await db().delete(attemptLimits);
  vi.mocked(verify).mockReset();
});

/** Looking at a password takes as long as a wait: what counts attempts is tested without. */
const isNeverRight = () => vi.mocked(verify).mockResolvedValue(false);

async function addUser(own: Partial<typeof users.$inferInsert> = {}) {
  const email = `${crypto.randomUUID()}@example.com`;
  const passwordHash = await hashPassword(password);
  const [user] = await db()
    .insert(users)
    .values({ email, name: "Ada", role: "admin", passwordHash, ...own })
    .returning();
  if (!user) throw new Error("insert returned no row");
  return user;
}

/** A browser at an address. */
function browserAt(address: string) {
  const jar = new CookieJar();
  jar.headers.set(peerHeader, address);
  return {
    jar,
    /** @returns what became of it, and of a refusal the seconds to wait */
    async try(email: string, typed = "wrong"): Promise<"signed in" | "rejected" | number> {
      try {
        return (await inBrowser(jar, () => signInWithPassword({ email, password: typed }))) ? "signed in" : "rejected";
      } catch (error) {
        if (isAppError(error, "too_many_attempts")) return error.details.retryAfterSeconds ?? 0;
        throw error;
      }
    },
  };
}
let hosts = 0;
const newAddress = () => `198.51.${Math.floor(hosts / 250)}.${(hosts++ % 250) + 1}`;
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
/** As if time had passed. */
const later = (seconds: number) =>
  db()
    .update(attemptLimits)
    .set({
      countedAt: sql`${attemptLimits.countedAt} - make_interval(secs => ${seconds})`,
      freeAt: sql`${attemptLimits.freeAt} - make_interval(secs => ${seconds})`,
    });
const nobody = () => `${crypto.randomUUID()}@example.com`;
const fromPlace = attemptRules.account_from_place;

describe("guessing", () => {
  it("from one place at one account gets no further by trying all at once", async () => {
    const { email } = await addUser();
    const browser = browserAt(newAddress());
    const outcomes = await times(40, () => browser.try(email));
    expect(outcomes.filter((outcome) => outcome === "rejected")).toHaveLength(fromPlace.free + 1);
    expect(outcomes.filter((outcome) => typeof outcome === "number")).toHaveLength(40 - fromPlace.free - 1);
    expect(verify).toHaveBeenCalledTimes(fromPlace.free + 1);
  });

  it("is counted by all processes together", async () => {
    const processes = await Promise.all([startVerbs(), startVerbs()]);
    const key = crypto.randomUUID();
    const claims = processes.flatMap((process) =>
      Array.from({ length: 20 }, () =>
        process.carryOut({ verb: "claim", userId: "", kind: "account_from_place", key }),
      ),
    );
    const outcomes = await Promise.all(claims);
    expect(outcomes.filter((outcome) => outcome === "claimed")).toHaveLength(fromPlace.free + 1);
    expect(outcomes.filter((outcome) => outcome === "too_many_attempts")).toHaveLength(40 - fromPlace.free - 1);
    expect(await Promise.all(processes.map((process) => process.stop()))).toEqual([0, 0]);
  });

  it("waits longer and longer, and a refused attempt does not lengthen it", async () => {
    isNeverRight();
    const { email } = await addUser();
    const browser = browserAt(newAddress());
    await times(fromPlace.free + 1, () => browser.try(email));
    const waits: unknown[] = [];
    for (let round = 0; round < 4; round += 1) {
      const wait = await browser.try(email);
      expect(await browser.try(email, password)).toBe(wait);
      waits.push(wait);
      await later(Number(wait));
      expect(await browser.try(email)).toBe("rejected");
    }
    expect(waits).toEqual([2, 4, 8, 16]);
  });

  it("at many accounts from one address is slowed down, also over the addresses of one IPv6 site", async () => {
    for (const address of [() => "203.0.113.1", () => `2001:db8:1:2:${(hosts++).toString(16)}::1`]) {
      const outcomes: unknown[] = [];
      for (let index = 0; index < attemptRules.address.free + 3; index += 1) {
        outcomes.push(await browserAt(address()).try(nobody()));
      }
      expect(outcomes.slice(0, -2).every((outcome) => outcome === "rejected")).toBe(true);
      expect(outcomes.slice(-2)).toEqual([2, 2]);
    }
  });

  it("at one account from many addresses is slowed down, but never for longer than a minute", async () => {
    isNeverRight();
    const email = nobody();
    const outcomes = await times(60, () => browserAt(newAddress()).try(email));
    expect(outcomes.filter((outcome) => outcome === "rejected")).toHaveLength(attemptRules.account.free + 1);
    for (let round = 0; round < 12; round += 1) {
      await later(Number(await browserAt(newAddress()).try(email)));
      await browserAt(newAddress()).try(email);
    }
    expect(await browserAt(newAddress()).try(email)).toBe(60);
  });

  it("is forgiven with time", async () => {
    const { email } = await addUser();
    const browser = browserAt(newAddress());
    await times(20, () => browser.try(email));
    await later(86_400);
    expect(await times(fromPlace.free, () => browser.try(email))).toEqual(Array(fromPlace.free).fill("rejected"));
    await later(3 * 86_400);
    await deleteAttemptLimitsBefore(24, 1_000);
    expect(await db().$count(attemptLimits)).toBe(0);
  });
});

describe("the owner of an account", () => {
  it("is not kept waiting by strangers in a browser that they have used before", async () => {
    const { email } = await addUser();
    const own = browserAt(newAddress());
    expect(await own.try(email, password)).toBe("signed in");
    await times(60, () => browserAt(newAddress()).try(email));
    expect(await browserAt(newAddress()).try(email, password)).toEqual(expect.any(Number));
    expect(await own.try(email, password)).toBe("signed in");
    // Nor is it a way around: the browser counts for itself.
    const outcomes = await times(30, () => own.try(email));
    expect(outcomes.filter((outcome) => outcome === "rejected")).toHaveLength(fromPlace.free + 1);
  });

  it("proves no other account with that browser", async () => {
    const [ada, eve] = [await addUser(), await addUser()];
    const browser = browserAt(newAddress());
    expect(await browser.try(eve.email, password)).toBe("signed in");
    await times(60, () => browserAt(newAddress()).try(ada.email));
    expect(await browser.try(ada.email, password)).toEqual(expect.any(Number));
  });

  it("starts anew after signing in, while the address keeps what was counted", async () => {
    const { email } = await addUser();
    const address = newAddress();
    for (let index = 0; index < attemptRules.address.free - 1; index += 1) await browserAt(address).try(nobody());
    await browserAt(address).try(email);
    await browserAt(address).try(email, password);
    const [counted] = await db()
      .select()
      .from(attemptLimits)
      .where(eq(attemptLimits.key, attemptKey("address", address).key));
    expect(Math.round(counted?.count ?? 0)).toBe(attemptRules.address.free);
    expect(await browserAt(address).try(nobody())).toBe("rejected");
    expect(await browserAt(address).try(nobody())).toBe(2);
  });
});

describe("who asks", () => {
  it("learns nothing from the work that is done: one verification, one row in the trail", async () => {
    const [known, disabled] = [await addUser(), await addUser({ disabledAt: new Date() })];
    const cases = [
      [known.email, "wrong"],
      [nobody(), "wrong"],
      [nobody(), password],
      [disabled.email, "wrong"],
      [disabled.email, password],
    ] as const;
    for (const [email, typed] of cases) {
      vi.mocked(verify).mockClear();
      const before = await db().$count(auditEvents);
      expect(await browserAt(newAddress()).try(email, typed)).toBe("rejected");
      const [[hash] = []] = vi.mocked(verify).mock.calls;
      expect(vi.mocked(verify).mock.calls).toHaveLength(1);
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect((await db().$count(auditEvents)) - before).toBe(1);
    }
  });

  it("is in the trail, and an e-mail that nobody has is not", async () => {
    const user = await addUser();
    const unknown = nobody();
    const browser = browserAt(newAddress());
    await browser.try(user.email);
    await browser.try(unknown);
    await browser.try(user.email, password);
    for (let index = 0; index <= fromPlace.free; index += 1) await browserAt("192.0.2.77").try(user.email);
    const events = await db()
      .select()
      .from(auditEvents)
      .where(sql`${auditEvents.event} like 'user.sign%'`)
      .orderBy(auditEvents.id);
    const own = events.filter(({ userId }) => userId === user.id).map(({ event, details }) => [event, details]);
    expect(own.slice(0, 2)).toEqual([
      ["user.sign_in_failed", {}],
      ["user.signed_in", { method: "password" }],
    ]);
    expect(own).toContainEqual(["user.sign_in_slowed", { by: "account_from_place" }]);
    expect(JSON.stringify(events)).not.toContain(unknown);
    expect(JSON.stringify(await db().select().from(attemptLimits))).not.toMatch(/example\.com|192\.0\.2/);
  });
});

describe("a claim", () => {
  it("counts under all of its keys or under none", async () => {
    const [place, account] = [attemptKey("address", crypto.randomUUID()), attemptKey("account", crypto.randomUUID())];
    await times(40, () => claimAttempt([place]).catch(() => null));
    await expect(claimAttempt([account, place])).rejects.toMatchObject({ code: "too_many_attempts" });
    expect(await db().$count(attemptLimits, eq(attemptLimits.key, account.key))).toBe(0);
  });

  it("of the same keys in any order never waits for another one for ever", async () => {
    const keys = (["account", "address", "account_from_place"] as const).map((kind) =>
      attemptKey(kind, crypto.randomUUID()),
    );
    const claims = await times(30, (index) =>
      claimAttempt(index % 2 ? keys : [...keys].reverse()).then(
        () => "claimed",
        (error: { code: string }) => error.code,
      ),
    );
    expect(new Set(claims)).toEqual(new Set(["claimed", "too_many_attempts"]));
  });
});
