export interface BodyBounds {
  maxBytes: number;
  /** How long the other side may take for the next piece. Who reads slowly is not counted. */
  idleMs: number;
  /** How long all of it may take, whoever is slow. */
  totalMs: number;
  /** Ends the connection that the body comes from. */
  abort: () => void;
}

/**
 * Hands a body on as it is read, and breaks it off, with the connection behind it, where it is larger or takes longer
 * than it may. Whoever cancels it ends the connection too.
 */
export function boundedBody(body: ReadableStream<Uint8Array>, bounds: BodyBounds): ReadableStream<Uint8Array> {
  const { maxBytes, idleMs, totalMs, abort } = bounds;
  const reader = body.getReader();
  let size = 0;
  let total: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(total);
    abort();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      total = setTimeout(() => {
        controller.error(new Error("the answer takes longer than it may"));
        end();
      }, totalMs);
    },
    async pull(controller) {
      const idle = setTimeout(end, idleMs);
      try {
        const { done, value } = await reader.read();
        if (done) {
          clearTimeout(total);
          return controller.close();
        }
        size += value.byteLength;
        if (size > maxBytes) throw new Error("the answer is larger than it may be");
        controller.enqueue(value);
      } catch (error) {
        end();
        controller.error(error);
      } finally {
        clearTimeout(idle);
      }
    },
    cancel: end,
  });
}
