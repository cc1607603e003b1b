import type { Query, QueryKey } from "@tanstack/react-query";

const forPaletteKey = "palette";

/**
 * The same read under a key of its own, below the page's. Somebody may open the palette while the page is not alive
 * yet: the page must then find what the server sent with it, and not a read that the palette has begun.
 */
export function forPalette<Options extends { queryKey: QueryKey }>(
  options: Options,
): Omit<Options, "queryKey"> & { queryKey: QueryKey } {
  return { ...options, queryKey: [...options.queryKey, forPaletteKey] };
}

export function isForPalette({ queryKey }: Pick<Query, "queryKey">): boolean {
  return queryKey.at(-1) === forPaletteKey;
}
