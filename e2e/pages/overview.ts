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
    const [start, end] = [await this.pointAt(from), await this.pointAt(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Where on the page the columns have a share of their width. */
  async pointAt(share: number): Promise<{ x: number; y: number }> {
    let box: Awaited<ReturnType<Locator["boundingBox"]>> = null;
    // There is none while what comes alive takes the place of what was there.
    await expect(async () => {
      box = await this.expiries.locator("svg[width='100%']").boundingBox();
      expect(box).not.toBeNull();
    }).toPass();
    const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width * share, y: y + height / 2 };
  }
}
