import type { HeldGrantView } from "@/lib/sellers/seller-view";

/** What a person is asked about an access that Mirakl granted, and the two answers. */
export interface QuestionWords {
  title: string;
  explanation: string;
  connect: string;
  decline: string;
}

/** The question about a held access in words. */
export function questionWords({ question, name, whereabouts, expected }: HeldGrantView): QuestionWords {
  const where = sentenceInside(whereabouts);
  switch (question) {
    case "other_shop":
      return {
        title: "Another shop was chosen at Mirakl",
        explanation: `You were reconnecting ${expected ? expectedWords(expected) : "another account"}, but ${name} (${where}) was chosen. Nothing was changed.`,
        connect: "Add as a new account",
        decline: "Give the access back",
      };
    case "was_revoked":
      return {
        title: `Access to ${name} was revoked before`,
        explanation: `Mirakl has just granted access to ${name} (${where}) again. Nothing uses it until you decide.`,
        connect: "Connect again",
        decline: "No, give the access back",
      };
    case "not_connected":
      return {
        title: `${name} is not connected here`,
        explanation: `To sign you in, Mirakl has granted access to ${name} (${where}). Nothing uses it until you decide.`,
        connect: "Connect this shop",
        decline: "No, give the access back",
      };
  }
}

/** Which account was to be reconnected; its name may be the shop's own, which is then said once. */
function expectedWords({ name, whereabouts }: NonNullable<HeldGrantView["expected"]>): string {
  const where = whereabouts.startsWith(`${name}, `) ? whereabouts.slice(name.length + 2) : whereabouts;
  return `${name} (${sentenceInside(where)})`;
}

/** "Shop 2000 on …" as it stands within a sentence; names of products keep their capitals. */
function sentenceInside(whereabouts: string): string {
  return whereabouts.replace(/(^|, )(Shop|Operator|Company)(?= )/, (words) => words.toLowerCase());
}
