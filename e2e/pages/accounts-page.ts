import { expect, type Locator, type Page } from "@playwright/test";
import { ConfirmDialog } from "./confirm-dialog";

export const columns = [
  "Account",
  "Authentication",
  "Environment",
  "Token status",
  "Expires",
  "Last refreshed",
  "Next refresh",
] as const;
export type Column = (typeof columns)[number];
const columnKeys: Record<Column, string> = {
  Account: "name",
  Authentication: "authentication",
  Environment: "environment",
  "Token status": "urgency",
  Expires: "expires",
  "Last refreshed": "last_refreshed",
  "Next refresh": "next_refresh",
};
export type FilterName = "Status" | "Environment" | "Authentication" | "Tags";
export type RowAction = "Verify connection" | "Refresh token" | "Change tags" | "Reconnect" | "Remove account";

/** The accounts table: `/accounts`. */
export class AccountsPage {
  readonly table: Locator;
  readonly searchBox: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole("table", { name: "Accounts", exact: true });
    this.searchBox = page.getByRole("searchbox", { name: "Search accounts", exact: true });
  }

  /** @param query address parameters, such as `q=acme&sort=name` */
  async open(query = ""): Promise<void> {
    await this.page.goto(query ? `/accounts?${query}` : "/accounts");
    await expect(this.page.getByRole("heading", { level: 1, name: "Accounts", exact: true })).toBeVisible();
  }

  async search(text: string): Promise<void> {
    await this.searchBox.fill(text);
  }

  /** The row of the account with exactly this name. */
  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** Cells hold words for phones too: compare their inner text. */
  cell(name: string, column: Column): Locator {
    return this.row(name).locator(`td[data-column=${columnKeys[column]}]`);
  }

  /** The box that selects an account. */
  box(name: string): Locator {
    return this.table.getByRole("checkbox", { name: `Select ${name}`, exact: true });
  }

  get selectionBar(): Locator {
    return this.page.getByRole("region", { name: "Selection", exact: true });
  }

  badge(name: string): Locator {
    return this.row(name).locator("[data-status]");
  }

  /** Names of the accounts on the page, in order. */
  names(): Locator {
    return this.table.getByRole("link");
  }

  header(column: Column): Locator {
    return this.table.getByRole("columnheader", { name: column, exact: true });
  }

  async sortBy(column: Column): Promise<void> {
    await this.header(column).getByRole("button").click();
  }

  /** Adds a second order, or turns it round. */
  async thenBy(column: Column): Promise<void> {
    await this.header(column)
      .getByRole("button")
      .click({ modifiers: ["Shift"] });
  }

  /** Columns that show, in order. */
  headers(): Locator {
    return this.table.getByRole("columnheader").filter({ has: this.page.getByRole("button") });
  }

  get viewButton(): Locator {
    return this.page.getByRole("button", { name: /^View: / });
  }

  async chooseInViews(item: string): Promise<void> {
    await this.viewButton.click();
    const menu = this.page.getByRole("menu");
    await menu
      .getByRole("menuitem", { name: item, exact: true })
      .or(menu.getByRole("menuitemradio", { name: item, exact: true }))
      .click();
  }

  /** "Columns" with everything that is set there. */
  async openTableSettings(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Columns", exact: true }).click();
    const settings = this.page.getByRole("dialog", { name: "Columns", exact: true });
    await expect(settings).toBeVisible();
    return settings;
  }

  /** The button of a filter: columns of the same name have one to sort by, which opens nothing. */
  filterButton(name: FilterName): Locator {
    return this.page.getByRole("button", { name, exact: true }).and(this.page.locator("[aria-haspopup=dialog]"));
  }

  /** Ticks values of a filter, and closes it again. */
  async filter(name: FilterName, values: string[]): Promise<void> {
    await this.filterButton(name).click();
    const choices = this.page.getByRole("dialog", { name, exact: true });
    for (const value of values) await choices.getByRole("checkbox", { name: value, exact: true }).check();
    await this.page.keyboard.press("Escape");
    await expect(choices).toBeHidden();
  }

  async openMenu(name: string): Promise<Locator> {
    await this.page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
    const menu = this.page.getByRole("menu");
    await expect(menu).toBeVisible();
    return menu;
  }

  async act(name: string, action: RowAction): Promise<void> {
    const menu = await this.openMenu(name);
    await menu.getByRole("menuitem", { name: action, exact: true }).click();
  }

  async dialog(title: string): Promise<ConfirmDialog> {
    const dialog = new ConfirmDialog(this.page, title);
    await expect(dialog.root).toBeVisible();
    return dialog;
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: /^Messages/ }).getByText(text);
  }

  /** The instant in a cell, in ms since 1970; NaN when there is none. */
  async instant(name: string, column: Column): Promise<number> {
    const text = await this.cell(name, column).getByRole("time").first().getAttribute("datetime");
    return Date.parse(text ?? "");
  }

  async goToPage(which: "First page" | "Previous" | "Next" | "Last page"): Promise<void> {
    await this.page.getByRole("button", { name: which, exact: true }).click();
  }
}
