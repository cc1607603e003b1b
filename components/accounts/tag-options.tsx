"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FilterOptions } from "@/components/ui/filter-options";
import { SearchInput } from "@/components/ui/search-input";
import { tagsQuery } from "@/lib/queries/tags";
import type { TagFilterProps } from "./tag-filter";

/** The tags that there are, with a field to find some of many. Those that are ticked stay in sight. */
export function TagOptions({ selected, onChange, showLabel }: TagFilterProps & { showLabel?: boolean }) {
  const [search, setSearch] = useState("");
  const tags = useQuery({ ...tagsQuery(search), placeholderData: keepPreviousData });
  const found = tags.data ?? [];
  const isTicked = (tag: string) => selected.some((name) => name.toLowerCase() === tag.toLowerCase());
  const others = selected.filter((name) => !found.some((tag) => tag.toLowerCase() === name.toLowerCase()));
  const shown = [...others, ...found];
  return (
    <div className="grid gap-1 p-1">
      <SearchInput label="Search tags" placeholder="Search tags" search={search} onSearch={setSearch} />
      <div className="max-h-64 overflow-y-auto">
        <FilterOptions
          label="Tags"
          showLabel={showLabel}
          options={shown.map((tag) => ({ value: tag, label: tag }))}
          selected={shown.filter(isTicked)}
          onChange={onChange}
        />
      </div>
      <p role="status" className="px-2 pb-1 text-12 text-text-3 empty:hidden">
        {statusOf(tags, search)}
      </p>
    </div>
  );
}

function statusOf(tags: { isPending: boolean; isError: boolean; data?: string[] }, search: string): string | null {
  if (tags.isPending) return "Loading tags…";
  if (tags.isError) return "The tags could not be loaded.";
  if (tags.data?.length) return null;
  return search ? "No tag matches" : "No account has a tag yet. Tags are set in an account’s menu.";
}
