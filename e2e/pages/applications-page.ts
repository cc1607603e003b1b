import { expect, type Locator, type Page } from "@playwright/test";
import type { IntegrationType, MiraklApplication } from "../sandbox-oauth";
import { ConfirmDialog } from "./confirm-dialog";

export const integrationTypeNames: Record<IntegrationType, string> = {
  marketplace_operator: "Marketplace operator",
  marketplace_seller: "Marketplace seller",
  connect_seller: "Mirakl Connect seller",
};

/** `/applications` and the form that adds one. */
export class ApplicationsPage {
  readonly heading: Locator;
  readonly saveButton: Locator;

  /** @param environment that leads to the played Mirakl */
  constructor(
    readonly page: Page,
    readonly environment: string,
  ) {
    this.heading = page.getByRole("heading", { level: 1, name: "Applications", exact: true });
    this.saveButton = page.getByRole("button", { name: "Save application", exact: true });
  }

  async open(): Promise<void> {
    await this.page.goto("/applications");
    await expect(this.heading).toBeVisible();
  }

  async openForm(): Promise<void> {
    await this.open();
    await this.page.getByRole("link", { name: "Add application", exact: true }).click();
    await expect(this.saveButton).toBeEnabled();
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  async fillIn(application: MiraklApplication): Promise<void> {
    await this.field("Application name").fill(application.label);
    await this.page.getByRole("radio", { name: this.environment, exact: true }).check();
    await this.page
      .getByRole("radio", { name: integrationTypeNames[application.integrationType], exact: true })
      .check();
    await this.field("Client ID").fill(application.clientId);
    await this.field("Client secret").fill(application.clientSecret);
  }

  /** Registers an application here. @returns the path of its public page */
  async add(application: MiraklApplication): Promise<string> {
    await this.openForm();
    await this.fillIn(application);
    const slug = await this.field("Public address").inputValue();
    await this.saveButton.click();
    await expect(this.card(application.label)).toBeVisible();
    return `/connect/${slug}`;
  }

  card(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  async openDialog(name: string, button: string, title: string): Promise<ConfirmDialog> {
    await this.card(name).getByRole("button", { name: button, exact: true }).click();
    const dialog = new ConfirmDialog(this.page, title);
    await expect(dialog.root).toBeVisible();
    return dialog;
  }
}
