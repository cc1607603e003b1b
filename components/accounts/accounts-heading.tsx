import { Plus } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

interface AccountsHeadingProps {
  /** How many there are, or what is under way. */
  subline: string;
  canChange: boolean;
  headingRef?: Ref<HTMLHeadingElement>;
  /** What else there is to do with all of them. */
  menu?: ReactNode;
}

/** Title, count, and the way to add an account. */
export function AccountsHeading({ subline, canChange, headingRef, menu }: AccountsHeadingProps) {
  return (
    <div className="mb-6 flex items-start justify-between gap-4 phone:mb-4 phone:items-center">
      <div className="min-w-0">
        <h1 ref={headingRef} tabIndex={-1} className="text-22 outline-none">
          Accounts
        </h1>
        <p role="status" className="text-text-2 tabular-nums">
          {subline}
        </p>
      </div>
      <div className="flex gap-2">
        {menu}
        {canChange && (
          <LinkButton href={paths.addAccount()} variant="primary">
            <Plus aria-hidden />
            Add account
          </LinkButton>
        )}
      </div>
    </div>
  );
}
