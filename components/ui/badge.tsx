import { clsx } from "clsx";
import type { ComponentProps } from "react";

const looks = { ok: "badge badge-ok", warn: "badge badge-warn", bad: "badge badge-bad", off: "badge badge-off" };

export type BadgeTone = keyof typeof looks;

interface BadgeProps extends ComponentProps<"span"> {
  tone: BadgeTone;
  filled?: boolean;
}

/** Icon and word in a tone. `ok` stays without fill, because only what needs a look is filled; headers may fill it. */
export function Badge({ tone, filled = false, className, ...props }: BadgeProps) {
  return <span className={clsx(looks[tone], filled && tone === "ok" && "badge-ok-filled", className)} {...props} />;
}
