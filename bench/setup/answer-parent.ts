/** What a program of a measurement is asked, over the channel to its parent. */
export interface Question {
  id: number;
  name: string;
  detail: unknown;
}

export type Answer = { id: number; value: unknown } | { id: number; error: string };

/** Answers the measurement that started this process, until it hangs up. */
export function answerParent(answers: Record<string, (detail: never) => unknown>): void {
  const send = (message: Answer | { isReady: true }) => process.send?.(message);
  process.on("message", async ({ id, name, detail }: Question) => {
    try {
      const answer = answers[name];
      if (!answer) throw new Error(`Nothing answers ${name}`);
      send({ id, value: await answer(detail as never) });
    } catch (error) {
      send({ id, error: String(error) });
    }
  });
  process.once("disconnect", () => process.exit(0));
  send({ isReady: true });
}
