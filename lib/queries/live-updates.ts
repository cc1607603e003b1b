import type { QueryClient } from "@tanstack/react-query";
import { secondMs } from "@/lib/clock";
import { everything, type LiveChanges } from "@/lib/live/live-changes";
import { paths } from "@/lib/paths";
import { liveChangesApplier } from "./apply-live-changes";
import { setLive } from "./live-state";

/** A refused stream is asked for again after this time; one that broke off comes back by itself. */
const againMs = 10 * secondMs;
/** A stream without a sign of life for so long is dead: the server gives one every 15 s. */
const silentMs = 40 * secondMs;

/**
 * Keeps what the page shows up to date by the server's live stream while the page is visible. Where there is none
 * (a proxy that holds it back, a server that does not answer), queries are polled.
 * @param onOver the session has ended
 * @returns what ends it
 */
export function followLiveUpdates(client: QueryClient, onOver: () => void): () => void {
  const { apply, stop } = liveChangesApplier(client);
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasMissed = false;

  function open(): void {
    close();
    source = new EventSource(paths.api.live());
    source.addEventListener("ready", () => {
      setLive(true);
      if (hasMissed) apply(everything);
      hasMissed = true;
      watch();
    });
    source.addEventListener("beat", watch);
    // What a page without a session asks for would be refused: nothing is asked.
    source.addEventListener("over", () => {
      close();
      setLive(false);
      onOver();
    });
    source.addEventListener("message", ({ data }) => {
      apply(JSON.parse(data) as LiveChanges);
      watch();
    });
    source.addEventListener("error", () => {
      lose();
      if (source?.readyState === EventSource.CLOSED) after(againMs, open);
    });
    watch();
  }
  function close(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
  }
  const after = (ms: number, next: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(next, ms);
  };
  const watch = () =>
    after(silentMs, () => {
      lose();
      open();
    });
  /** Polling begins with a read of everything: queries learn the shorter interval from it, and an ended session. */
  function lose(): void {
    setLive(false);
    apply(everything);
  }

  function openWhenVisible(): void {
    if (document.visibilityState === "visible") open();
    else {
      // Who comes back reads anew what is old; until then nobody looks.
      close();
      setLive(false);
    }
  }
  document.addEventListener("visibilitychange", openWhenVisible);
  addEventListener("pagehide", close);
  addEventListener("online", openWhenVisible);
  openWhenVisible();
  return () => {
    document.removeEventListener("visibilitychange", openWhenVisible);
    removeEventListener("pagehide", close);
    removeEventListener("online", openWhenVisible);
    close();
    stop();
    setLive(false);
  };
}
