/** Middleware that keeps values between requests: the native routes and the original app use the same one. */
const made = new Map<string, unknown>();

/**
 * What `make` gave when it was first asked for under a name.
 *
 * @param name of the middleware in this program
 */
export function shared<Middleware>(name: string, make: () => Middleware): Middleware {
  if (!made.has(name)) made.set(name, make());
  return made.get(name) as Middleware;
}
