import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

const badgeStyles = cva(
  "inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-control border pr-2 font-medium text-12 [&_svg]:size-3.5 [&_svg]:stroke-2",
  {
    variants: {
      tone: {
        ok: "[&_svg]:text-ok",
        warn: "border-warn-line bg-warn-soft pl-1.5 text-warn-text [&_svg]:text-warn",
        bad: "border-bad-line bg-bad-soft pl-1.5 text-bad-text [&_svg]:text-bad",
        off: "border-off-line bg-off-soft pl-1.5 text-off-text [&_svg]:text-off",
      },
      filled: { true: "", false: "" },
    },
    compoundVariants: [
      { tone: "ok", filled: true, className: "border-ok-line bg-ok-soft pl-1.5 text-ok-text" },
      { tone: "ok", filled: false, className: "border-transparent text-text" },
    ],
    defaultVariants: { filled: false },
  },
);

export type BadgeTone = "ok" | "warn" | "bad" | "off";

/** Icon and word in a tone. `ok` stays without fill, because only what needs a look is filled; headers may fill it. */
export function Badge({
  tone,
  filled,
  className,
  ...props
}: ComponentProps<"span"> & VariantProps<typeof badgeStyles> & { tone: BadgeTone }) {
  return <span className={badgeStyles({ tone, filled, className })} {...props} />;
}
