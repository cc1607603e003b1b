import { eq, gt, max } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEvents } from "@/db/schema/audit-events";
import { savedViews } from "@/db/schema/saved-views";
import { users } from "@/db/schema/users";
import type { Person } from "@/lib/actor";
import { sampleUser } from "@/lib/users/testing/sample-user";
import { changeView } from "./change-view";
import { getAccountTable } from "./get-account-table";
import { removeView } from "./remove-view";
import { saveTableSettings } from "./save-table-settings";
import { saveView } from "./save-view";
import { defaultSettings } from "./saved-view";
import { changeViewInput, saveViewInput } from "./saved-view-inputs";

let ada: Person;
let bob: Person;
let vera: Person;
/** Nobody may remove events, a test neither. */
let lastEventBefore: number;
beforeAll(async () => {
  [ada, bob, vera] = await Promise.all([sampleUser("admin"), sampleUser("admin"), sampleUser("viewer")]);
});
beforeEach(async () => {
  await db().delete(savedViews);
  const [last] = await db()
    .select({ id: max(auditEvents.id) })
    .from(auditEvents);
  lastEventBefore = last?.id ?? 0;
});

const view = (own: object = {}) =>
  saveViewInput.parse({
    name: "Failing",
    isShared: false,
    query: "status=failing&sort=-expires,name&cursor=abc&view=all&utm=x",
    columns: ["expires", "expires"],
    density: "compact",
    ...own,
  });
const namesFor = async (person: Person) => (await getAccountTable(person)).views.map(({ name }) => name);
const events = async () =>
  (await db().select().from(auditEvents).where(gt(auditEvents.id, lastEventBefore)).orderBy(auditEvents.id)).map(
    ({ event }) => event,
  );

describe("saved views", () => {
  it("keep filters, order, columns and density, and nothing else", async () => {
    const { viewId } = await saveView(view(), ada);
    expect((await getAccountTable(ada)).views).toEqual([
      {
        id: viewId,
        name: "Failing",
        isShared: false,
        query: "status=failing&sort=-expires%2Cname",
        columns: ["name", "expires"],
        density: "compact",
      },
    ]);
  });

  it("are one's own, unless an admin shares them", async () => {
    const { viewId } = await saveView(view(), ada);
    await saveView(view({ name: "Everybody", isShared: true }), bob);
    expect(await namesFor(ada)).toEqual(["Everybody", "Failing"]);
    expect(await namesFor(vera)).toEqual(["Everybody"]);
    await expect(saveView(view({ isShared: true }), vera)).rejects.toMatchObject({ code: "not_allowed" });
    for (const stranger of [bob, vera]) {
      await expect(removeView({ viewId }, stranger)).rejects.toMatchObject({ code: "view_not_found" });
      await expect(
        changeView(changeViewInput.parse({ viewId, name: "Mine now", isShared: false }), stranger),
      ).rejects.toMatchObject({ code: "view_not_found" });
      await expect(saveTableSettings({ defaultViewId: viewId }, stranger)).rejects.toMatchObject({
        code: "view_not_found",
      });
    }
    expect(await namesFor(ada)).toEqual(["Everybody", "Failing"]);
  });

  it("have a name once for each who sees them", async () => {
    await saveView(view(), ada);
    await expect(saveView(view({ name: "FAILING" }), ada)).rejects.toMatchObject({ code: "invalid_input" });
    await saveView(view(), bob);
    await saveView(view({ isShared: true }), bob);
    const { viewId } = await saveView(view({ name: "Other", isShared: true }), bob);
    const rename = changeViewInput.parse({ viewId, name: "failing", isShared: true });
    await expect(changeView(rename, ada)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("are renamed, shared, changed and removed; of shared ones the activity tells", async () => {
    const { viewId } = await saveView(view(), ada);
    await changeView(changeViewInput.parse({ viewId, name: "Broken", isShared: false }), ada);
    expect(await events()).toEqual([]);
    await changeView(changeViewInput.parse({ viewId, name: "Broken", isShared: true }), ada);
    expect(await namesFor(vera)).toEqual(["Broken"]);
    const [seen] = (await getAccountTable(ada)).views;
    const content = { viewId, query: "q=acme", columns: ["urgency"], density: "comfortable", seen };
    await expect(changeView(changeViewInput.parse(content), vera)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(removeView({ viewId }, vera)).rejects.toMatchObject({ code: "not_allowed" });
    await changeView(changeViewInput.parse(content), bob);
    expect((await getAccountTable(vera)).views).toMatchObject([{ query: "q=acme", columns: ["name", "urgency"] }]);
    await changeView(changeViewInput.parse({ viewId, name: "Bob's", isShared: false }), bob);
    expect([await namesFor(ada), await namesFor(bob)]).toEqual([[], ["Bob's"]]);
    await removeView({ viewId }, bob);
    const { viewId: shared } = await saveView(view({ isShared: true }), ada);
    await removeView({ viewId: shared }, bob);
    expect(await events()).toEqual(["view.shared", "view.changed", "view.unshared", "view.shared", "view.removed"]);
  });

  it("are not overwritten by who has not seen what they have become", async () => {
    const { viewId } = await saveView(view({ isShared: true }), ada);
    const [seen] = (await getAccountTable(ada)).views;
    const save = (q: string, as: object | undefined) =>
      changeViewInput.parse({ viewId, query: `q=${q}`, columns: ["urgency"], density: "compact", seen: as });
    await changeView(save("bob", seen), bob);
    await expect(changeView(save("ada", seen), ada)).rejects.toMatchObject({ code: "view_changed" });
    const [now] = (await getAccountTable(ada)).views;
    expect(now).toMatchObject({ query: "q=bob" });
    await changeView(save("ada", now), ada);
    expect((await getAccountTable(bob)).views).toMatchObject([{ query: "q=ada" }]);
  });

  it("go with whom they belong to, and shared ones stay", async () => {
    const leaving = await sampleUser("admin");
    await saveView(view(), leaving);
    await saveView(view({ isShared: true }), leaving);
    await db()
      .delete(users)
      .where(eq(users.id, leaving.userId ?? ""));
    expect(await db().select().from(savedViews)).toHaveLength(1);
  });
});

describe("the table's settings", () => {
  it("are kept for each person, what is not named stays", async () => {
    expect((await getAccountTable(vera)).settings).toEqual(defaultSettings);
    await saveTableSettings({ columns: ["name", "expires"] }, vera);
    await saveTableSettings({ density: "compact", singleKeys: false }, vera);
    expect((await getAccountTable(vera)).settings).toEqual({
      columns: ["name", "expires"],
      density: "compact",
      singleKeys: false,
      defaultViewId: null,
    });
    expect((await getAccountTable(ada)).settings).toEqual(defaultSettings);
  });

  it("open a view by default, until it is removed", async () => {
    const { viewId } = await saveView(view({ isShared: true }), ada);
    await saveTableSettings({ defaultViewId: viewId }, vera);
    expect((await getAccountTable(vera)).settings.defaultViewId).toBe(viewId);
    await removeView({ viewId }, ada);
    expect((await getAccountTable(vera)).settings.defaultViewId).toBeNull();
  });
});
