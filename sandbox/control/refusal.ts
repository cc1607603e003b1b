import { z } from "zod";
import { UnknownReferenceError } from "./define-command";

export interface Refusal {
  status: 400 | 404;
  message: string;
  issues: { path: string; message: string }[];
}

/** What a failed command tells; null for an error that is the sandbox's own. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof UnknownReferenceError) return { status: 404, message: error.message, issues: [] };
  if (!(error instanceof z.ZodError)) return null;
  const issues = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const message = issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join("; ");
  return { status: 400, message, issues };
}
