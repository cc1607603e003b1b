import { expect, type Locator, type Page } from "@playwright/test";
import { ConfirmDialog } from "./confirm-dialog";

interface Invited {
  name: string;
  email: string;
  role: "Admin" | "Viewer";
}

/** `/settings/users`. */
export class UsersPage {
  readonly heading: Locator;
  readonly table: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1, name: "Users", exact: true });
    this.table = page.getByRole("table", { name: "Users", exact: true });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/users");
    await expect(this.heading).toBeVisible();
  }

  /** @param name of a person, in full */
  row(name: string): Locator {
    const header = this.page.getByRole("rowheader").getByText(name, { exact: true });
    return this.table.getByRole("row").filter({ has: header });
  }

  state(name: string): Locator {
    return this.row(name).locator("[data-status]");
  }

  async openMenu(name: string): Promise<void> {
    await this.row(name)
      .getByRole("button", { name: `Actions for ${name}`, exact: true })
      .click();
  }

  /** Chooses an action in a person's menu, and waits for the dialog that asks. */
  async ask(name: string, action: string, title: string): Promise<ConfirmDialog> {
    await this.openMenu(name);
    await this.page.getByRole("menuitem", { name: action, exact: true }).click();
    return this.#dialog(title);
  }

  /** @returns the link, as it is shown once */
  async invite(person: Invited): Promise<string> {
    await this.fillInvitation(await this.beginInvitation(), person);
    return this.takeLink(person.name);
  }

  async beginInvitation(): Promise<ConfirmDialog> {
    await this.page.getByRole("button", { name: "Invite user", exact: true }).click();
    return this.#dialog("Invite user");
  }

  /** Fills in the dialog and sends it. */
  async fillInvitation(dialog: ConfirmDialog, person: Invited): Promise<void> {
    await dialog.field("Email").fill(person.email);
    await dialog.field("Name").fill(person.name);
    await dialog.root.getByRole("radio", { name: person.role, exact: true }).check();
    await dialog.button("Create link").click();
  }

  /** Reads the link that is shown and closes its dialog. */
  async takeLink(name: string, label = "Invitation link"): Promise<string> {
    const shown = await this.#dialog(`Send this link to ${name}`);
    const link = await shown.field(label).inputValue();
    await shown.button("Done").click();
    await expect(shown.root).toBeHidden();
    return link;
  }

  async #dialog(title: string): Promise<ConfirmDialog> {
    const dialog = new ConfirmDialog(this.page, title);
    await expect(dialog.root).toBeVisible();
    return dialog;
  }
}
