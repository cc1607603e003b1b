import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";

/** `/activity`. */
export class ActivityPage {
  readonly table: Locator;
  readonly heading: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole("table", { name: "Activity", exact: true });
    this.heading = page.getByRole("heading", { level: 1, name: "Activity", exact: true });
  }

  /** @param query address parameters, such as `kind=account.added` */
  async open(query = ""): Promise<void> {
    await this.page.goto(query ? `/activity?${query}` : "/activity");
    await expect(this.heading).toBeVisible();
  }

  /** Rows that say this, newest first. */
  rows(text: string | RegExp): Locator {
    return this.table.locator("tbody > tr").filter({ hasText: text });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Uncovers what the row has no room for. */
  async openDetails(row: Locator): Promise<Locator> {
    const button = row.getByRole("button", { name: /^Details of: / });
    await button.click();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    return this.page.locator(`[id="${await button.getAttribute("aria-controls")}"]`);
  }

  async filterByPerson(search: string, name: string): Promise<void> {
    await this.button("Person").click();
    await this.page.getByRole("combobox", { name: "Search people", exact: true }).fill(search);
    await this.page.getByRole("option", { name }).first().click();
  }

  async filterByKind(...labels: string[]): Promise<void> {
    await this.button("Kind").click();
    for (const label of labels) await this.page.getByRole("checkbox", { name: label, exact: true }).check();
    await this.page.keyboard.press("Escape");
  }

  /** @returns name and text of the file */
  async export(label: "Export CSV" | "Export JSON"): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("link", { name: label, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }
}
