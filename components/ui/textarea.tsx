import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { inputStyles } from "./input";

/** Several lines of text. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={clsx(inputStyles, "block min-h-14 py-2", className)} {...props} />;
}
