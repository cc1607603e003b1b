import type { Locator, Page } from "@playwright/test";

/** `/sign-in`. */
export class SignInPage {
  readonly email: Locator;
  readonly password: Locator;
  readonly problem: Locator;

  constructor(readonly page: Page) {
    this.email = page.getByRole("textbox", { name: "Email", exact: true });
    this.password = page.getByLabel("Password", { exact: true });
    this.problem = page.getByRole("main").getByRole("alert");
  }

  async open(returnTo?: string): Promise<void> {
    await this.page.goto(returnTo === undefined ? "/sign-in" : `/sign-in?${new URLSearchParams({ returnTo })}`);
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
}
