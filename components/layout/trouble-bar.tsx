import { clsx } from "clsx";
import { CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface TroubleBarProps {
  isBad: boolean;
  Icon?: LucideIcon;
  title: ReactNode;
  children: ReactNode;
}

/** A line across the page: what is wrong, and what follows from it. */
export function TroubleBar({ isBad, Icon = isBad ? CircleX : TriangleAlert, title, children }: TroubleBarProps) {
  return (
    <div
      className={clsx(
        "flex gap-2.5 border-b px-8 py-2.5 text-13 rail:px-6 phone:px-4",
        isBad ? "border-bad-line bg-bad-soft" : "border-warn-line bg-warn-soft",
      )}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-4", isBad ? "text-bad" : "text-warn")} />
      <p className="wrap-anywhere min-w-0 flex-1">
        <strong className={clsx("font-semibold", isBad && "text-bad-text")}>{title}</strong>{" "}
        <span className="text-text-2">{children}</span>
      </p>
    </div>
  );
}
