import { expect, type Locator, type Page } from "@playwright/test";
import { ConfirmDialog } from "./confirm-dialog";

/** What a seller sees: the public page, and `/settings`. */
export class SellerPage {
  readonly heading: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1, name: "Connected accounts", exact: true });
  }

  /** Presses the button of an application's public page. */
  async startFrom(connectPath: string, button = "Sign in with Mirakl"): Promise<void> {
    await this.page.goto(connectPath);
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  async expectConnected(name: string): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.card(name)).toBeVisible();
  }

  card(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  status(name: string): Locator {
    return this.card(name).locator("[data-status]");
  }

  async revoke(name: string): Promise<void> {
    await this.card(name).getByRole("button", { name: "Revoke access", exact: true }).click();
    const dialog = new ConfirmDialog(this.page, `Revoke access to ${name}?`);
    await expect(dialog.button("Cancel")).toBeFocused();
    await dialog.button("Revoke access").click();
    await expect(dialog.root).toBeHidden();
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name, exact: true });
  }
}
