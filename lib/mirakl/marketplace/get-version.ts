import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import { type AskedCall, answerError, passingFailure, receiveAnswer } from "../received-answer";
import { versionWire } from "./wire";

/** `version` is null where the instance does not tell. */
export interface InstanceVersion {
  version: string | null;
}

/**
 * V01 `GET /api/version`: whether a Mirakl instance answers. It is public, so no credential is sent.
 * @param ask.baseUrl origin of the instance
 * @throws AppError of {@link interpretVersion}, or what `fetch` throws when no answer came
 */
export async function getVersion(ask: { baseUrl: string } & CallLimits, fetch: MiraklFetch): Promise<InstanceVersion> {
  const url = new URL("/api/version", ask.baseUrl);
  const response = await fetch(url, {
    method: "GET",
    headers: { accept: "application/json" },
    ...(ask.signal && { signal: ask.signal }),
    ...(ask.timeoutMs !== undefined && { timeoutMs: ask.timeoutMs }),
  });
  return interpretVersion(response, { host: url.host, sent: [] });
}

/** @throws AppError `mirakl_not_an_instance`, `mirakl_rate_limited`, `mirakl_unavailable` */
export async function interpretVersion(response: Response, asked: AskedCall): Promise<InstanceVersion> {
  const answer = await receiveAnswer(response, asked);
  const passing = passingFailure(answer);
  if (passing) throw passing;
  // Mirakl's description of V01 promises the status only: an empty body is as good as one with a version.
  const isEmpty = answer.text.trim() === "";
  if (answer.status !== 200 || !(answer.json || isEmpty)) throw answerError("mirakl_not_an_instance", answer);
  return { version: versionWire.parse(answer.json ?? {}).version };
}
