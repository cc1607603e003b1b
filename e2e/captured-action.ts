import { type APIRequestContext, expect, type Page, type Request } from "@playwright/test";

export interface ActionAnswer {
  status: number;
  /** The answer as it came, React's stream of a server action. */
  text: string;
}

/** A server action as a page sent it, to be sent again with other values or from another browser. */
export class CapturedAction {
  readonly #request: Request;

  private constructor(request: Request) {
    this.#request = request;
  }

  /** Waits for the first server action that a step of the story sends. */
  static async during(page: Page, step: () => Promise<unknown>): Promise<CapturedAction> {
    const [request] = await Promise.all([page.waitForRequest(isAction), step()]);
    return new CapturedAction(request);
  }

  /** The action's only argument, as it was sent. */
  get input(): Record<string, unknown> {
    const [input] = JSON.parse(this.#request.postData() ?? "[]") as Record<string, unknown>[];
    expect(input, "the input of the action").toBeInstanceOf(Object);
    return input ?? {};
  }

  /** Sends it with the cookies of `context`, with values that take the place of the captured ones. */
  async replay(context: APIRequestContext, values: Record<string, unknown> = {}): Promise<ActionAnswer> {
    const url = this.#request.url();
    const response = await context.post(url, {
      headers: { ...this.#request.headers(), origin: new URL(url).origin },
      data: JSON.stringify([{ ...this.input, ...values }]),
      maxRedirects: 0,
    });
    return { status: response.status(), text: await response.text() };
  }
}

/** Whether a request calls a server action. */
export function isAction(request: Request): boolean {
  return request.method() === "POST" && "next-action" in request.headers();
}
