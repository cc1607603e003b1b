"use client";

import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { FilterTrigger } from "@/components/ui/filter-trigger";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { AccountSort } from "@/lib/vocabulary";
import { accountFilters } from "./account-filters";
import { AccountRowsSkeleton } from "./account-rows-skeleton";
import { AccountsHeading } from "./accounts-heading";

interface AccountsSkeletonProps {
  canChange: boolean;
  columns: readonly AccountSort[];
  overview: ReactNode;
}

/** The whole page while it is loading; nothing moves when the data arrives. */
export function AccountsSkeleton({ canChange, columns, overview }: AccountsSkeletonProps) {
  return (
    <>
      <AccountsHeading subline="Loading accounts…" canChange={canChange} />
      {overview}
      <div inert className="mb-3 flex items-center gap-2">
        <span className="relative w-66 phone:flex-1">
          <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-text-3 phone:top-3.5" />
          <Input
            aria-label="Search accounts"
            placeholder="Search name, shop, host or owner"
            className="h-button! border-line-strong pl-8 text-13! shadow-1 phone:h-touch! phone:text-16!"
          />
        </span>
        <Skeleton className="hidden! size-11 rounded-control phone:inline-block!" />
        <span className="flex gap-2 phone:hidden">
          {accountFilters.map(({ key, label, options }) => (
            <FilterTrigger key={key} label={label} options={options} selected={[]} />
          ))}
        </span>
      </div>
      <AccountRowsSkeleton columns={columns} />
    </>
  );
}
