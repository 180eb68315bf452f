/** Response bodies that are written piece by piece: long reports, server-sent events. */

/** Takes the pieces. After the end, or when the client has left, what is written is dropped. */
export interface BodyWriter {
  write(chunk: string | Uint8Array, encoding?: BufferEncoding): void;
  end(chunk?: string | Uint8Array, encoding?: BufferEncoding): void;
  /** Runs a task once, when the body has ended or the client has left. */
  onClose(task: () => void): void;
  readonly closed: boolean;
}

/**
 * The body that a function writes, at once or over time. The answer breaks off where the function fails.
 *
 * @param run may go on writing after it has returned
 */
export function writeBody(run: (body: BodyWriter) => unknown): ReadableStream<Uint8Array> {
  const tasks: (() => void)[] = [];
  let closed = false;
  const close = () => {
    closed = true;
    for (const task of tasks.splice(0)) task();
  };
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const body: BodyWriter = {
        write(chunk, encoding) {
          if (closed || chunk.length === 0) return;
          controller.enqueue(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
        },
        end(chunk, encoding) {
          if (closed) return;
          if (chunk !== undefined) body.write(chunk, encoding);
          controller.close();
          close();
        },
        onClose: (task) => void tasks.push(task),
        get closed() {
          return closed;
        },
      };
      try {
        await run(body);
      } catch (error) {
        if (!closed) controller.error(error);
        close();
      }
    },
    cancel: close,
  });
}
