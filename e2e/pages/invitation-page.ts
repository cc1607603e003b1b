import { expect, type Locator, type Page } from "@playwright/test";

/** `/invite`, for who holds a link. */
export class InvitationPage {
  readonly heading: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page).toHaveURL("/invite");
  }

  /** Chooses a password and comes in. */
  async accept(password: string): Promise<void> {
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Accept invitation", exact: true }).click();
  }
}
