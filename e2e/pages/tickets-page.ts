import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** Messages of a new account arrive with the first pull, which begins within seconds. */
const arrivalTimeout = { timeout: 60_000 };

/** `/tickets`, and a ticket beside it. */
export class TicketsPage {
  readonly list: Locator;
  readonly searchBox: Locator;
  readonly messages: Locator;
  readonly heading: Locator;
  readonly reply: Locator;
  readonly sendButton: Locator;
  /** What became of replies that were sent from here. */
  readonly deliveries: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole("main");
    this.list = main.getByRole("list", { name: "Tickets", exact: true });
    this.searchBox = main.getByRole("searchbox", { name: "Search tickets", exact: true });
    this.messages = main.getByRole("list", { name: "Messages", exact: true });
    this.heading = main.getByRole("heading", { level: 1 });
    this.reply = main.getByRole("textbox", { name: "Reply", exact: true });
    this.sendButton = this.button("Send reply");
    this.deliveries = this.messages.locator("[data-state]");
  }

  /** @param query address parameters, such as `q=acme` */
  async open(query = ""): Promise<void> {
    await this.page.goto(query ? `/tickets?${query}` : "/tickets");
    await expect(this.heading).toHaveText("Tickets");
  }

  /** Opens the list for a search, and waits until messages that are on their way have arrived. */
  async openWith(search: string, title: string): Promise<void> {
    await this.open(new URLSearchParams({ q: search }).toString());
    await expect(this.link(title).first()).toBeVisible(arrivalTimeout);
  }

  row(title: string): Locator {
    return this.list.getByRole("listitem").filter({ has: this.page.getByRole("link", { name: title, exact: true }) });
  }

  link(title: string): Locator {
    return this.list.getByRole("link", { name: title, exact: true });
  }

  titles(): Locator {
    return this.list.getByRole("link");
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name, exact: true });
  }

  async openTicket(title: string): Promise<void> {
    await this.link(title).click();
    await expect(this.heading).toHaveText(title);
  }

  async filterByAccount(name: string): Promise<void> {
    await this.button("Account").click();
    const picker = this.page.getByRole("dialog", { name: "Account", exact: true });
    await picker.getByRole("combobox", { name: "Search accounts", exact: true }).fill(name);
    await picker.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    await expect(picker).toBeHidden();
  }

  /** The message at a place in the conversation, from 0. */
  message(index: number): Locator {
    return this.messages.getByRole("listitem").nth(index).getByRole("article");
  }

  /** What the message says, inside of its frame. */
  body(sender: string, nth = 0): FrameLocator {
    return this.messages.getByTitle(`Message of ${sender}`, { exact: true }).nth(nth).contentFrame();
  }

  async send(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.sendButton.click();
  }
}
