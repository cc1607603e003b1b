import { clsx } from "clsx";
import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type CalloutTone = "info" | "warn" | "bad" | "ok";

const looks: Record<CalloutTone, { Icon: LucideIcon; box: string; icon: string; title: string }> = {
  info: { Icon: Info, box: "border-line bg-subtle text-text-2", icon: "text-text-2", title: "text-text" },
  warn: { Icon: TriangleAlert, box: "border-warn-line bg-warn-soft", icon: "text-warn", title: "text-text" },
  bad: { Icon: CircleX, box: "border-bad-line bg-bad-soft", icon: "text-bad", title: "text-bad-text" },
  ok: { Icon: CircleCheck, box: "border-ok-line bg-ok-soft", icon: "text-ok", title: "text-text" },
};

interface CalloutProps {
  tone?: CalloutTone;
  title?: ReactNode;
  /** Numbered steps: what to do next. */
  steps?: string[];
  /** Announce it when it appears. */
  live?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A message in the page that stays as long as it is true. */
export function Callout({ tone = "info", title, steps, live = false, className, children }: CalloutProps) {
  const { Icon, box, icon, title: titleColor } = looks[tone];
  return (
    <div
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
      className={clsx("flex gap-2.5 rounded-button border px-4 py-3 text-13", box, className)}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-4", icon)} />
      <div className="wrap-anywhere grid min-w-0 flex-1 gap-1">
        {title && <p className={clsx("font-semibold", titleColor)}>{title}</p>}
        {children}
        {steps && steps.length > 0 && (
          <ol className="mt-1 grid list-decimal gap-1.5 pl-5 tabular-nums">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
