import { z } from "zod";
import { UnfitInputError, UnknownReferenceError } from "./define-command";

export interface Refusal {
  status: 400 | 404;
  message: string;
  issues: { path: string; message: string }[];
}

/** What a failed command tells; null for an error that is the sandbox's own. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof UnknownReferenceError) return { status: 404, message: error.message, issues: [] };
  const issues = issuesOf(error);
  if (!issues) return null;
  const message = issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join("; ");
  return { status: 400, message, issues };
}

function issuesOf(error: unknown): Refusal["issues"] | null {
  if (error instanceof UnfitInputError) return [{ path: error.field, message: error.message }];
  if (!(error instanceof z.ZodError)) return null;
  return error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
}
