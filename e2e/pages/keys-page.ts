import { expect, type Locator, type Page } from "@playwright/test";

/** `/settings/keys`. */
export class KeysPage {
  readonly resealButton: Locator;
  readonly progress: Locator;

  constructor(readonly page: Page) {
    this.resealButton = page.getByRole("button", { name: "Re-seal with newest key", exact: true });
    this.progress = page.getByRole("progressbar", { name: "Re-sealed" });
  }

  /** As a person comes to it. */
  async open(): Promise<void> {
    await this.page.goto("/settings");
    const navigation = this.page.getByRole("navigation", { name: "Settings" });
    await navigation.getByRole("link", { name: "Encryption keys", exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Encryption keys" })).toBeVisible();
  }

  /** State and what it seals, of one key. */
  row(keyId: string): Locator {
    const table = this.page.getByRole("table", { name: "Encryption keys" });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: keyId, exact: true }) });
  }

  async expectState(keyId: string, state: string): Promise<void> {
    await expect(this.row(keyId).getByRole("cell").first()).toHaveText(state, { timeout: 20_000 });
  }
}
