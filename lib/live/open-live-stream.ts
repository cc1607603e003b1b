import "server-only";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { changeFeed } from "./change-feed";
import type { LiveChanges } from "./live-changes";
import { roleOfSession } from "./living-sessions";

/** How often a stream looks whether its session still lives without having been told that one ended, in seconds. */
const askSessionEvery = 3;
/** Seconds between signs of life, by which proxies and pages know that the stream is not dead. */
const beatEvery = 15;
/** Messages that may wait for a browser before it is left to begin anew. */
const waitingAtMost = 100;

const encoder = new TextEncoder();

/**
 * The server-sent events of one page: `ready` when it will be told everything from then on, `beat` as a sign of life,
 * messages, each a `LiveChanges` as JSON, and `over` when the session has ended. It ends then, when its person gets
 * another role, when the database does not answer, and with the process. Nothing begins before somebody reads.
 * @throws AppError `not_allowed`, `not_signed_in`
 */
export function openLiveStream(person: Person): ReadableStream<Uint8Array> {
  requireRole(person, "admin", "viewer");
  const { sessionId, role } = person;
  if (!sessionId) throw new AppError("not_signed_in");
  let leave: (() => void) | null = null;
  let isOver = false;

  const end = () => {
    isOver = true;
    leave?.();
  };
  async function begin(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const close = () => {
      if (!isOver) controller.close();
      end();
    };
    const send = (text: string) => {
      if (isOver) return;
      if ((controller.desiredSize ?? 0) < -waitingAtMost) return close();
      controller.enqueue(encoder.encode(text));
    };
    const askSession = () => {
      const found = roleOfSession(sessionId ?? "");
      void found.then((living) => {
        if (living === role) return;
        if (!living) send("event: over\ndata:\n\n");
        close();
      }, close);
    };
    let seconds = 0;
    try {
      leave = await changeFeed().follow({
        onChanges: (changes: LiveChanges) => send(`data: ${JSON.stringify(changes)}\n\n`),
        onSessions: askSession,
        onTick: () => {
          seconds += 1;
          if (seconds % beatEvery === 0) send("event: beat\ndata:\n\n");
          if (seconds % askSessionEvery === 0) askSession();
        },
        onEnd: close,
      });
    } catch {
      return close();
    }
    if (isOver) return leave();
    send("event: ready\ndata:\n\n");
  }

  let hasBegun = false;
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (hasBegun) return;
        hasBegun = true;
        await begin(controller);
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
