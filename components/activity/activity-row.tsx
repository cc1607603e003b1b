"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { memo, useId, useState } from "react";
import { roleLabels } from "@/components/layout/person";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { ActivityView } from "@/lib/audit/activity-view";
import { paths } from "@/lib/paths";
import { ActivityDetails } from "./activity-details";

const cell = "border-line border-b px-3 py-2 align-top group-last:border-b-0 phone:block phone:border-0 phone:p-0";

/** One event; a press shows what was changed, from where, and the reference. On a phone a card. */
export const ActivityRow = memo(function ActivityRow({ event }: { event: ActivityView }) {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const { account, personName, role } = event;
  return (
    <>
      <tr className="group phone:grid phone:grid-cols-[minmax(0,1fr)_44px] phone:gap-x-2 phone:border-line phone:border-b phone:py-3 phone:pr-1 phone:pl-4 phone:last:border-b-0">
        <td
          className={clsx(
            cell,
            "pl-5 text-text-2 phone:row-start-3 phone:mt-1.5 phone:text-12",
            isOpen && "border-b-0",
          )}
        >
          <Time at={event.at} />
        </td>
        <td className={clsx(cell, isOpen && "border-b-0")}>
          <span className="block truncate font-medium phone:text-14">{personName ?? "Somebody"}</span>
          {role && <span className="block text-12 text-text-3 phone:hidden">{roleLabels[role]}</span>}
        </td>
        <td
          className={clsx(
            cell,
            "wrap-anywhere phone:col-start-1 phone:row-start-2 phone:mt-0.5",
            isOpen && "border-b-0",
          )}
        >
          {event.sentence}
          {account && <AccountName account={account} className="hidden text-12 phone:block" />}
        </td>
        <td className={clsx(cell, "phone:hidden", isOpen && "border-b-0")}>
          {account ? <AccountName account={account} className="block" /> : <Missing />}
        </td>
        <td className={clsx(cell, "truncate text-text-2 stacked:hidden phone:hidden", isOpen && "border-b-0")}>
          {event.clientAddress ?? <Missing />}
        </td>
        <td
          className={clsx(
            cell,
            "px-2! py-1! text-right phone:col-start-2 phone:row-span-3 phone:row-start-1 phone:p-0!",
            isOpen && "border-b-0",
          )}
        >
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Details of: ${personName ?? "Somebody"} ${event.sentence}`}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronDown aria-hidden className={clsx("transition-transform duration-fast", isOpen && "rotate-180")} />
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr className="phone:block phone:border-line phone:border-b">
          <td
            id={detailsId}
            colSpan={6}
            className="border-line border-b bg-subtle px-5 py-4 phone:block phone:border-0 phone:px-4"
          >
            <ActivityDetails event={event} />
          </td>
        </tr>
      )}
    </>
  );
});

function AccountName({ account, className }: { account: NonNullable<ActivityView["account"]>; className: string }) {
  if (!account.isThere) {
    return (
      <span className={clsx("text-text-2", className)}>
        <span className="block truncate">{account.name}</span>
        <span className="block text-12 text-text-3">removed</span>
      </span>
    );
  }
  return (
    <Link
      href={paths.account(account.id)}
      prefetch={false}
      className={clsx("truncate font-medium hover:underline phone:mt-0.5 phone:min-h-6", className)}
    >
      {account.name}
    </Link>
  );
}

function Missing() {
  return (
    <span className="text-text-3">
      <span aria-hidden>—</span>
      <span className="sr-only">none</span>
    </span>
  );
}
