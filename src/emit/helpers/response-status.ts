/** The status that a handler had set on its answer when it failed, for error handlers that go by it. */

const statuses = new WeakMap<object, number>();

/**
 * Notes the status that the answer was to have.
 *
 * @param error what is about to be thrown; values other than objects cannot carry a note
 * @returns the error itself
 */
export function withResponseStatus<E>(error: E, status: number): E {
  if (typeof error === 'object' && error !== null) statuses.set(error, status);
  return error;
}

/** The status that was set before the error, 200 when none was. */
export function responseStatus(error: unknown): number {
  return (typeof error === 'object' && error !== null && statuses.get(error)) || 200;
}
