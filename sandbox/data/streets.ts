interface Street {
  line: string;
  city: string;
  zip: string;
}

/** Invented addresses, by the marketplace's language. */
export const streets: Record<"en" | "fr", readonly [Street, ...Street[]]> = {
  en: [
    { line: "418 Larkspur Avenue", city: "Fort Collins", zip: "80524" },
    { line: "7 Tannery Row", city: "Hexham", zip: "NE46 3AA" },
    { line: "1290 Old Quarry Road", city: "Boone", zip: "28607" },
  ],
  fr: [
    { line: "14 rue des Verriers", city: "Annecy", zip: "74000" },
    { line: "3 place du Lavoir", city: "Saint-Clair-du-Rhône", zip: "38370" },
    { line: "52 quai de la Bruyère", city: "Lyon", zip: "69005" },
  ],
};
