import { describe, expect, it } from "vitest";
import { sessionsEndText, sessionsText, usersText } from "./user-words";

describe("the words of the users page", () => {
  it("count users and open invitations", () => {
    const some = (length: number) => Array.from({ length });
    expect(usersText({ users: some(1), invitations: [] })).toBe("1 user");
    expect(usersText({ users: some(2), invitations: some(1) })).toBe("2 users, 1 open invitation");
    expect(usersText({ users: some(3), invitations: some(2) })).toBe("3 users, 2 open invitations");
  });

  it("say how many sessions end", () => {
    expect([0, 1, 2].map(sessionsEndText)).toEqual([
      "No session is open at the moment.",
      "1 session ends.",
      "All 2 sessions end, on every device.",
    ]);
    expect([1, 2].map(sessionsText)).toEqual(["1 session", "2 sessions"]);
  });
});
