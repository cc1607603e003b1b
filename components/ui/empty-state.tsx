import { clsx } from "clsx";
import type { ReactNode } from "react";

interface EmptyStateProps {
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
export function EmptyState({ icon, title, children, actions, footer, className }: EmptyStateProps) {
  return (
    <div className={clsx("grid justify-items-center px-6 pt-18 pb-16 text-center phone:pt-12 phone:pb-12", className)}>
      <span className="mb-5 grid size-12 place-items-center rounded-[12px] border border-line-strong bg-surface text-text-2">
        {icon}
      </span>
      <h2 className="text-17">{title}</h2>
      <div className="mt-2 mb-6 max-w-[48ch] text-text-2">{children}</div>
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
      {footer && <div className="mt-6 text-12 text-text-3">{footer}</div>}
    </div>
  );
}
