import { AppError } from "@/lib/errors/app-error";
import type { MiraklFetch } from "../mirakl-fetch";

export type SentCall = { url: string } & Parameters<MiraklFetch>[1];

/** A way out that notes what was sent and gives the answers in their order, the last one again and again. */
export function recordedFetch(...answers: Response[]) {
  const sent: SentCall[] = [];
  const fetch: MiraklFetch = async (url, init) => {
    sent.push({ url: url.href, ...init });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (!answer) throw new Error("no answer is planned");
    return answer.clone();
  };
  return { fetch, sent };
}

/** The form of a call, each parameter as often as it was sent, by name. */
export function formOf(call: SentCall | undefined): [string, string][] {
  return [...new URLSearchParams(call?.body)].sort();
}

/** Code and details of our own error; "no failure" when the call ended well. */
export function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "no failure",
    (error: unknown) => (error instanceof AppError ? { code: error.code, ...error.details } : error),
  );
}
