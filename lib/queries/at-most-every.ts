/**
 * Runs at once, and when it is asked for again within `ms`, once more at the end of them.
 * @returns `run` asks for it, `cancel` forgets what waits
 */
export function atMostEvery(ms: number, work: () => void): { run: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const pause = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      work();
      pause();
    }, ms);
  };
  return {
    run: () => {
      if (timer !== undefined) {
        isWanted = true;
        return;
      }
      work();
      pause();
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      isWanted = false;
    },
  };
}
