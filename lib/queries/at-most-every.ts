/**
 * Runs at once, and when it is asked for again within `ms` or before the work has ended, once more after both.
 * @param work returns a promise where it takes its time: it is not begun anew before it has ended
 * @returns `run` asks for it, `cancel` forgets what waits
 */
export function atMostEvery(
  ms: number,
  work: () => Promise<unknown> | undefined,
): { run: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  /** Of the pause and of the work, how many have not ended. */
  let waits = 0;
  let turn = 0;
  const begin = () => {
    turn += 1;
    const own = turn;
    isWanted = false;
    const end = () => {
      if (own !== turn) return;
      waits -= 1;
      if (waits === 0 && isWanted) begin();
    };
    waits = 1;
    timer = setTimeout(end, ms);
    const working = work();
    if (!working) return;
    waits += 1;
    void working.then(end, end);
  };
  return {
    run: () => {
      if (waits > 0) isWanted = true;
      else begin();
    },
    cancel: () => {
      clearTimeout(timer);
      turn += 1;
      waits = 0;
      isWanted = false;
    },
  };
}
