import { useIsFetching } from "@tanstack/react-query";
import { Command } from "cmdk";
import { isForPalette } from "./for-palette";

/** Where no line of the palette fits. Not in the list, which has lines alone. */
export function NothingMatches() {
  const isLooking = useIsFetching({ predicate: isForPalette }) > 0;
  return (
    <Command.Empty className="px-4 pb-6 text-center text-13 text-text-2">
      {isLooking ? "Looking…" : "Nothing matches."}
    </Command.Empty>
  );
}
