import { expect, type Locator, type Page } from "@playwright/test";

/** What is above the table on `/accounts`. */
export class Overview {
  readonly root: Locator;
  readonly expiries: Locator;
  readonly chartsButton: Locator;

  constructor(readonly page: Page) {
    this.root = page.getByRole("region", { name: "Overview", exact: true });
    this.expiries = this.root.getByRole("region", { name: /^Token expiries/ });
    this.chartsButton = this.root.getByRole("button", { name: "Charts", exact: true });
  }

  /** The figure of the strip that begins with this word. */
  figure(label: string): Locator {
    return this.root.getByRole("button", { name: new RegExp(`^${label}`) });
  }

  async count(label: string): Promise<number> {
    const text = await this.figure(label).innerText();
    return Number(/\n([\d,]+)/.exec(text)?.[1]?.replaceAll(",", ""));
  }

  /** Either end of the time that the table is narrowed to. */
  end(label: "Ends from" | "Ends before"): Locator {
    return this.root.getByRole("slider", { name: label, exact: true });
  }

  /** Charts come alive when somebody does something. */
  async wake(): Promise<void> {
    await this.page.mouse.move(10, 10);
    await expect(this.end("Ends from")).toBeVisible();
  }

  /** Drags over the columns, as shares of their width. */
  async drag(from: number, to: number): Promise<void> {
    await this.hold(from);
    await this.release(to);
  }

  /** Where a drag begins. */
  async hold(share: number): Promise<void> {
    await this.#moveTo(share);
    await this.page.mouse.down();
  }

  /** Where it ends. */
  async release(share: number): Promise<void> {
    await this.#moveTo(share, 4);
    await this.page.mouse.up();
  }

  async #moveTo(share: number, steps = 1): Promise<void> {
    const box = await this.expiries.locator("svg[width='100%']").boundingBox();
    if (!box) throw new Error("no timeline");
    await this.page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps });
  }
}
