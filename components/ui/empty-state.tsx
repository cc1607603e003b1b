import { clsx } from "clsx";
import type { ReactNode } from "react";

interface EmptyStateProps {
  /** `h1` when it is the whole page. */
  heading?: "h1" | "h2";
  icon: ReactNode;
  title: string;
  /** One sentence. */
  children: ReactNode;
  /** One next step first. */
  actions?: ReactNode;
  footer?: ReactNode;
  className?: string;
}

/** What stands where data would be: what it means and one next step. */
export function EmptyState({
  heading: Heading = "h2",
  icon,
  title,
  children,
  actions,
  footer,
  className,
}: EmptyStateProps) {
  return (
    <div className={clsx("grid justify-items-center px-6 pt-18 pb-16 text-center phone:pt-12 phone:pb-12", className)}>
      <span className="mb-5 grid size-12 place-items-center rounded-[12px] border border-line-strong bg-surface text-text-2 [&_svg]:size-5">
        {icon}
      </span>
      <Heading className="text-17">{title}</Heading>
      <div className="mt-2 mb-6 max-w-[48ch] text-text-2">{children}</div>
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
      {footer && <div className="mt-6 text-12 text-text-3">{footer}</div>}
    </div>
  );
}
