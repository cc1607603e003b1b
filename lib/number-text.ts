/** How somebody writes numbers. The server finds it out and tells the browser, so that both write the same. */
export interface NumberHabits {
  /** Between groups of digits. */
  group: string;
  decimal: string;
  /** Groups of two before the last three, as in India. */
  inPairs: boolean;
  /** Digits from which on there are groups: Spaniards write 1840, and 18.400. */
  groupedFrom: number;
}

/** Writes a number as its reader does; with `digits`, so many of them behind the decimal sign. */
export type NumberText = (value: number, digits?: number) => string;

/** For what is no less than zero. Digits are Arabic ones for everybody, because the words beside them are English. */
export function numberText({ group, decimal, inPairs, groupedFrom }: NumberHabits): NumberText {
  const places = inPairs ? /\B(?=(\d\d)*\d{3}$)/g : /\B(?=(\d{3})+$)/g;
  return (value, digits) => {
    const [whole = "", fraction] = (digits === undefined ? String(value) : value.toFixed(digits)).split(".");
    const grouped = whole.length < groupedFrom ? whole : whole.replace(places, group);
    return fraction ? grouped + decimal + fraction : grouped;
  };
}

export const englishHabits: NumberHabits = { group: ",", decimal: ".", inPairs: false, groupedFrom: 4 };

export const englishNumber = numberText(englishHabits);
