import { expect, type Page } from "@playwright/test";
import type { MiraklPerson } from "../sandbox-oauth";

/** The sign-in and consent pages of the played Mirakl. All that the stories know of them is here. */
export class MiraklSignInPage {
  constructor(readonly page: Page) {}

  /** Signs in as a person, if the browser is not signed in already. */
  async signIn({ email }: MiraklPerson): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: "Sign in to Mirakl", exact: true })).toBeVisible();
    await this.page.getByRole("radio", { name: email }).check();
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  /** Chooses what the application may use, and agrees. @param place name of a shop, marketplace or company */
  async allow(place: string): Promise<void> {
    await this.page.getByRole("radio", { name: place }).check();
    await this.page.getByRole("button", { name: "Allow", exact: true }).click();
  }

  async deny(): Promise<void> {
    await this.page.getByRole("button", { name: "Deny", exact: true }).click();
  }

  /** From the sign-in to the way back. */
  async grant(person: MiraklPerson, place: string): Promise<void> {
    await this.signIn(person);
    await this.allow(place);
  }
}
