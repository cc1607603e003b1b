/**
 * Makes one question of all that is asked in the same turn of the event loop: work that begins or ends together, such
 * as a batch of claims, asks the database once. Nothing waits longer for it than the turn takes.
 * @param askAll its answers are in the order of the asks; each may be a promise of its own
 */
export function gather<Ask, Found>(
  askAll: (asks: Ask[]) => Promise<(Found | Promise<Found>)[]>,
): (ask: Ask) => Promise<Found> {
  let asks: Ask[] = [];
  let answers: Promise<(Found | Promise<Found>)[]> | null = null;
  const begin = () =>
    new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      const asked = asks;
      asks = [];
      answers = null;
      return askAll(asked);
    });
  return async (ask) => {
    const place = asks.push(ask) - 1;
    answers ??= begin();
    return (await answers)[place] as Found;
  };
}
