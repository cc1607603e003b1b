"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SearchPicker } from "@/components/ui/search-picker";
import { activityPeopleQuery } from "@/lib/queries/activity-people";

interface PersonPickerProps {
  person: string | null;
  onPick: (person: string | null, name: string) => void;
}

/** A search field with the people who match below. */
export function PersonPicker({ person, onPick }: PersonPickerProps) {
  const [search, setSearch] = useState("");
  const people = useQuery({ ...activityPeopleQuery(search), placeholderData: keepPreviousData });
  const found = people.data ?? [];
  return (
    <SearchPicker
      label="Search people"
      listLabel="People"
      placeholder="Search name or email"
      options={[
        ...(search ? [] : [{ value: null, name: "Everybody", hint: null }]),
        ...found.map(({ key, name, hint }) => ({ value: key, name, hint })),
      ]}
      selected={person}
      onPick={(key) => onPick(key, found.find((one) => one.key === key)?.name ?? "")}
      onSearch={setSearch}
      isBusy={people.isFetching}
      isOutdated={people.isPlaceholderData}
      status={statusOf(people, search)}
    />
  );
}

function statusOf(people: { isPending: boolean; isError: boolean; data?: unknown[] }, search: string): string | null {
  if (people.isPending) return "Loading people…";
  if (people.isError) return "The people could not be loaded.";
  return search && people.data?.length === 0 ? "Nobody matches" : null;
}
