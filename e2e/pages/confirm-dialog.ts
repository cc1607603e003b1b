import type { Locator, Page } from "@playwright/test";
import { VerificationResult } from "./verification-result";

/** A dialog by its title. */
export class ConfirmDialog {
  readonly root: Locator;
  readonly problem: Locator;
  readonly result: VerificationResult;

  constructor(page: Page, title: string) {
    this.root = page.getByRole("dialog", { name: title, exact: true });
    this.problem = this.root.getByRole("alert");
    this.result = new VerificationResult(this.root);
  }

  field(name: string): Locator {
    return this.root.getByLabel(name, { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole("button", { name, exact: true });
  }

  async cancel(): Promise<void> {
    await this.button("Cancel").click();
  }
}
