"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, useState } from "react";
import { LazyFilter } from "@/components/ui/lazy-filter";
import { activityPeopleQuery } from "@/lib/queries/activity-people";
import { isUuid } from "@/lib/uuid";

const load = () => import("./person-filter-popover");
const PersonFilterPopover = lazy(() => load().then((module) => ({ default: module.PersonFilterPopover })));

/** What has room beside the other filters. */
const longestName = 24;

export interface PersonFilterProps {
  /** Null = everybody. */
  person: string | null;
  onChange: (person: string | null) => void;
  /** The person's name as far as the list shows it. */
  knownName?: string | undefined;
}

/** What one person did only. The people are searched at the server, and the list's code loads on first use. */
export function PersonFilter({ person, onChange, knownName }: PersonFilterProps) {
  const [picked, setPicked] = useState<{ key: string | null; name: string } | null>(null);
  const isUser = isUuid(person);
  const isNamed = knownName !== undefined || picked?.key === person;
  const found = useQuery({ ...activityPeopleQuery(person ?? ""), enabled: isUser && !isNamed });
  const foundName = found.data?.[0]?.name ?? (found.isError || found.data ? "Unknown" : "…");
  // Who is no user is known by name.
  const name = knownName ?? (picked?.key === person ? picked.name : isUser ? foundName : person);
  const shortName = name && name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;
  const shown = {
    label: "Person",
    options: person ? [{ value: person, label: shortName || "…" }] : [],
    selected: person ? [person] : [],
  };
  return (
    <LazyFilter trigger={shown} load={load}>
      <PersonFilterPopover
        trigger={shown}
        person={person}
        onPick={(key, pickedName) => {
          setPicked({ key, name: pickedName });
          onChange(key);
        }}
      />
    </LazyFilter>
  );
}
