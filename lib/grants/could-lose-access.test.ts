import { describe, expect, it } from "vitest";
import { couldLoseAccess } from "./could-lose-access";

const grant = { applicationId: "one" };

describe("revoking a grant", () => {
  it.each([
    ["of a shop that is connected through the same application", { applicationId: "one", revokedAt: null }, true],
    ["of a shop that is connected through another application", { applicationId: "two", revokedAt: null }, false],
    ["of a shop that is connected by a key", { applicationId: null, revokedAt: null }, false],
    ["of a shop whose access was revoked", { applicationId: "one", revokedAt: new Date() }, false],
    ["of a shop that nothing connects", null, false],
  ])("%s", (_, account, could) => {
    expect(couldLoseAccess(account, grant)).toBe(could);
  });
});
