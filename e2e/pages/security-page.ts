import { expect, type Locator, type Page } from "@playwright/test";
import { generate } from "otplib";

/** `/settings/security`, and the second step of a sign-in. */
export class SecurityPage {
  readonly dialog: Locator;
  readonly authenticator: Locator;
  readonly passkeys: Locator;
  readonly code: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog");
    this.authenticator = page.getByRole("region", { name: "Authenticator app", exact: true });
    this.passkeys = page.getByRole("region", { name: "Passkeys", exact: true });
    this.code = page.getByRole("textbox", { name: "Code", exact: true });
  }

  /** As a person gets there. */
  async open(): Promise<void> {
    await this.page.goto("/settings");
    await this.page.getByRole("link", { name: "Sign-in security", exact: true }).click();
    await expect(this.page).toHaveURL("/settings/security");
    await expect(this.authenticator).toBeVisible();
  }

  /** @returns the key of the app */
  async beginAuthenticator(): Promise<string> {
    await this.authenticator.getByRole("button", { name: "Set up authenticator app", exact: true }).click();
    await expect(this.dialog.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
    return this.dialog.getByTestId("authenticator-key").innerText();
  }

  /** @returns the recovery codes */
  async confirmAuthenticator(code: string): Promise<string[]> {
    await this.code.fill(code);
    await this.dialog.getByRole("button", { name: "Confirm code", exact: true }).click();
    const codes = this.dialog.getByRole("list", { name: "Recovery codes", exact: true }).getByRole("listitem");
    await expect(codes).toHaveCount(10);
    return codes.allInnerTexts();
  }

  async closeRecoveryCodes(): Promise<void> {
    await this.dialog.getByRole("button", { name: "I have kept them", exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** The second step: types a code and sends it. */
  async enter(code: string): Promise<void> {
    await this.code.fill(code);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  async enterRecoveryCode(code: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Recovery code", exact: true }).fill(code);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
}

/** What an app with this key shows, some steps of 30 seconds from now. */
export function appCode(key: string, steps = 0): Promise<string> {
  return generate({ secret: key.replaceAll(" ", ""), epoch: Math.floor(Date.now() / 1_000) + steps * 30 });
}
