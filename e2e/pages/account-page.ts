import { expect, type Locator, type Page } from "@playwright/test";
import { ConfirmDialog } from "./confirm-dialog";
import { VerificationResult } from "./verification-result";

/** `/accounts/{id}`. */
export class AccountPage {
  readonly heading: Locator;
  readonly status: Locator;
  readonly history: Locator;
  readonly activity: Locator;
  readonly result: VerificationResult;

  constructor(readonly page: Page) {
    const main = page.getByRole("main");
    this.heading = main.getByRole("heading", { level: 1 });
    this.status = main.locator("[data-status]");
    this.history = main.getByRole("list", { name: "History", exact: true });
    this.activity = main.getByRole("list", { name: "Activity", exact: true });
    this.result = new VerificationResult(main);
  }

  async open(accountId: string): Promise<void> {
    await this.page.goto(`/accounts/${accountId}`);
  }

  /** The value of a fact by its name. */
  fact(name: string): Locator {
    return this.page
      .getByRole("main")
      .getByRole("term")
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator("xpath=following-sibling::dd[1]");
  }

  async expectStatus(status: string, { timeoutMs = 10_000 } = {}): Promise<void> {
    await expect(this.status).toHaveAttribute("data-status", status, { timeout: timeoutMs });
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name, exact: true });
  }

  async verify(): Promise<void> {
    await this.button("Verify connection").click();
  }

  async refresh(): Promise<void> {
    await this.button("Refresh token").click();
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: /^Messages/ }).getByText(text);
  }

  /** Presses a button and returns the dialog that it opens. */
  async openDialog(button: string, title: string): Promise<ConfirmDialog> {
    await this.button(button).click();
    return this.dialog(title);
  }

  async dialog(title: string): Promise<ConfirmDialog> {
    const dialog = new ConfirmDialog(this.page, title);
    await expect(dialog.root).toBeVisible();
    return dialog;
  }

  /** The instant when the token ends, as the page carries it. */
  async expiresAt(): Promise<number> {
    const life = this.page.getByRole("main").getByRole("group", { name: "Token" });
    return Date.parse((await life.getByRole("time").first().getAttribute("datetime")) ?? "");
  }
}
