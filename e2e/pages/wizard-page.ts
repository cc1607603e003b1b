import { expect, type Locator, type Page } from "@playwright/test";
import { VerificationResult } from "./verification-result";

export const methods = {
  clientCredentials: "OAuth 2.0 — Client ID and secret",
  signInWithMirakl: "OAuth 2.0 — Sign in with Mirakl",
  apiKey: "API key",
} as const;
export type Method = (typeof methods)[keyof typeof methods];

/** Text fields of step 2 by their labels. */
export type FieldName =
  | "Account name"
  | "Mirakl URL"
  | "API key"
  | "Client ID"
  | "Client secret"
  | "Company ID"
  | "Shop ID";

export type Filling = Partial<Record<FieldName, string>> & { environment?: string };

/** Adding an account: `/accounts/new`. */
export class WizardPage {
  readonly result: VerificationResult;
  readonly verifyButton: Locator;
  readonly saveButton: Locator;
  readonly problem: Locator;

  /** @param environment chosen by {@link fillIn} unless it is told another one */
  constructor(
    readonly page: Page,
    readonly environment: string,
  ) {
    this.result = new VerificationResult(page);
    this.verifyButton = page.getByRole("button", { name: "Verify connection", exact: true });
    this.saveButton = page.getByRole("button", { name: "Save account", exact: true });
    this.problem = page.getByRole("main").getByRole("alert");
  }

  async open(): Promise<void> {
    await this.page.goto("/accounts/new?step=1");
    await this.expectStep(1);
  }

  /** Both steps up to the empty form. */
  async openForm(method: Method): Promise<void> {
    await this.open();
    await this.chooseMethod(method);
    await this.continue();
  }

  async expectStep(step: 1 | 2): Promise<void> {
    const headings = { 1: "Step 1 — Choose your authentication method", 2: "Step 2 — Create a new Mirakl account" };
    await expect(this.page.getByRole("heading", { level: 1, name: headings[step], exact: true })).toBeVisible();
  }

  method(name: Method): Locator {
    return this.page.getByRole("radio", { name, exact: true });
  }

  async chooseMethod(name: Method): Promise<void> {
    await this.method(name).check();
  }

  async continue(): Promise<void> {
    await this.page.getByRole("button", { name: "Continue", exact: true }).click();
    await this.expectStep(2);
  }

  async back(): Promise<void> {
    await this.page.getByRole("button", { name: "Back", exact: true }).click();
    await this.expectStep(1);
  }

  field(name: FieldName): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  environmentRadio(name: string): Locator {
    return this.page
      .getByRole("group", { name: "Target environment", exact: true })
      .getByRole("radio", { name, exact: true });
  }

  async fillIn({ environment = this.environment, ...fields }: Filling): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.field(name as FieldName).fill(value);
    await this.environmentRadio(environment).check();
  }

  /** Both steps of "Sign in with Mirakl", up to Mirakl's own page. */
  async startSigningIn(application: string, name: string): Promise<void> {
    await this.openForm(methods.signInWithMirakl);
    await this.field("Account name").fill(name);
    await this.chooseApplication(application);
    await this.page.getByRole("button", { name: "Sign in with Mirakl", exact: true }).click();
    await this.page.waitForURL(/\/authorize\?/);
  }

  async chooseApplication(name: string): Promise<void> {
    const choice = this.page.getByLabel("Application", { exact: true });
    const option = choice.locator("option", { hasText: name });
    await choice.selectOption((await option.getAttribute("value")) ?? "");
  }

  async verify(): Promise<void> {
    await this.verifyButton.click();
  }

  /** Saves a verified account, and waits for its page. @returns its id */
  async save(): Promise<string> {
    await this.saveButton.click();
    await this.page.waitForURL(/\/accounts\/[0-9a-f-]{36}(\?|$)/);
    return new URL(this.page.url()).pathname.split("/")[2] ?? "";
  }

  /** From nothing to the page of a saved account. @returns its id */
  async add(method: Method, filling: Filling): Promise<string> {
    await this.openForm(method);
    await this.fillIn(filling);
    await this.verify();
    await expect(this.saveButton).toBeEnabled({ timeout: 15_000 });
    return this.save();
  }

  /** The field is marked, and says this. */
  async expectFieldError(name: FieldName, message: string): Promise<void> {
    await expect(this.field(name)).toHaveAttribute("aria-invalid", "true");
    // "optional" may stand before it.
    const ending = message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    await expect(this.field(name)).toHaveAccessibleDescription(new RegExp(`${ending}$`));
  }

  async expectNoFieldError(name: FieldName): Promise<void> {
    await expect(this.field(name)).not.toHaveAttribute("aria-invalid");
  }
}
