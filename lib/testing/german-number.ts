import { numberText } from "@/lib/number-text";

/** What a reader of German sees. */
export const germanNumber = numberText({ group: ".", decimal: ",", inPairs: false, groupedFrom: 4 });
