import { expect, type Locator, type Page } from "@playwright/test";

export const checkNames = ["Address", "Mirakl instance", "Credentials", "Environment", "Shop", "Messages"] as const;
export type CheckName = (typeof checkNames)[number];
export type CheckState = "passed" | "failed" | "limited" | "skipped";

/** The list "Verification result", in the wizard, on the account page and in dialogs. */
export class VerificationResult {
  readonly list: Locator;

  constructor(within: Page | Locator) {
    this.list = within.getByRole("list", { name: "Verification result", exact: true });
  }

  /** The item of a check; they stand in a fixed order. */
  check(name: CheckName): Locator {
    return this.list.getByRole("listitem").and(this.list.locator("[data-state]")).nth(checkNames.indexOf(name));
  }

  /**
   * Waits until the verification has ended with exactly these states.
   * @param timeoutMs longer than a check may take
   */
  async expectStates(states: Record<CheckName, CheckState>, { timeoutMs = 15_000 } = {}): Promise<void> {
    await expect(this.list).toHaveAttribute("aria-busy", "false", { timeout: timeoutMs });
    for (const name of checkNames) {
      const item = this.check(name);
      await expect(item, name).toContainText(name);
      await expect(item, name).toHaveAttribute("data-state", states[name]);
      await expect(item, name).toContainText(new RegExp(states[name], "i"));
    }
  }

  async expectAllPassed(): Promise<void> {
    await this.expectStates(allPassed);
  }
}

export const allPassed: Record<CheckName, CheckState> = {
  Address: "passed",
  "Mirakl instance": "passed",
  Credentials: "passed",
  Environment: "passed",
  Shop: "passed",
  Messages: "passed",
};

/** The states when a check fails and all that follow are skipped. */
export function failedAt(failed: CheckName): Record<CheckName, CheckState> {
  const at = checkNames.indexOf(failed);
  const states = checkNames.map((name, index) => [name, index < at ? "passed" : index === at ? "failed" : "skipped"]);
  return Object.fromEntries(states) as Record<CheckName, CheckState>;
}
