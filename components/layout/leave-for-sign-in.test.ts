import { afterEach, beforeEach, expect, it, vi } from "vitest";

const assign = vi.fn();
beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("location", { pathname: "/accounts", search: "?sort=name", assign });
});
afterEach(() => {
  vi.unstubAllGlobals();
  assign.mockReset();
});
const load = () => import("./leave-for-sign-in");

it("leads to the sign-in page and back when the session has ended", async () => {
  (await load()).leaveForSignIn();
  expect(assign.mock.calls).toEqual([["/sign-in?returnTo=%2Faccounts%3Fsort%3Dname"]]);
});

it("leads nowhere else while somebody signs out, nor after it", async () => {
  const { endSession, leaveForSignIn } = await load();
  await endSession(async () => {
    leaveForSignIn();
    return true;
  });
  leaveForSignIn();
  expect(assign.mock.calls).toEqual([["/sign-in"]]);
});

it("leads to the sign-in page again when signing out did not work", async () => {
  const { endSession, leaveForSignIn } = await load();
  await endSession(() => Promise.resolve(false));
  await expect(endSession(() => Promise.reject(new Error("offline")))).rejects.toThrow("offline");
  expect(assign).not.toHaveBeenCalled();
  leaveForSignIn();
  expect(assign).toHaveBeenCalledOnce();
});
