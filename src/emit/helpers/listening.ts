/**
 * The server that a start-up module makes when it calls `listen`, without its port: for apps that are not exported.
 *
 * Node built-ins: node:http.
 */
import { Server } from 'node:http';

/**
 * Runs the start-up code of an app and takes over the server that it starts.
 *
 * @param load imports the start-up module
 * @returns the server, as soon as `listen` is called; else what the module exports
 */
export function listening(load: () => Promise<unknown>): () => Promise<unknown> {
  return async () => {
    const started = takeListen();
    const exported = await load();
    // Not by all members: some of an app's own are getters that throw.
    const { default: main, app, server } = Object(exported) as Record<string, unknown>;
    const hasApp = [main, app, server].some((value) => typeof value === 'function' || value instanceof Server);
    return hasApp ? Promise.race([started, new Promise((resolve) => setImmediate(() => resolve(exported)))]) : started;
  };
}

function takeListen(): Promise<Server> {
  return new Promise((resolve) => {
    Server.prototype.listen = function (this: Server, ...args: unknown[]) {
      const callback = args.find((one) => typeof one === 'function') as (() => void) | undefined;
      if (callback) setImmediate(() => callback.call(this));
      resolve(this);
      return this;
    } as Server['listen'];
  });
}
