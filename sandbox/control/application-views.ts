import type { Application } from "../state/sign-in-entries";

export interface ApplicationView extends Omit<Application, "tokenLifetime"> {
  /** In seconds; null for tokens without end, which is the default. */
  tokenLifetime: number | null;
}

export function applicationView({ tokenLifetime, ...application }: Application): ApplicationView {
  return { ...application, tokenLifetime: tokenLifetime === "default" ? null : tokenLifetime };
}
