/**
 * Node built-ins that the edge runtime has too (`SUPPORTED_NATIVE_MODULES` in
 * next/dist/build/webpack/plugins/middleware-plugin.js). All others fail there at run time, not at build time.
 */
export const EDGE_BUILTINS: ReadonlySet<string> = new Set(['assert', 'async_hooks', 'buffer', 'events', 'util']);

/** Globals of Node that the edge runtime does not have, and members of `process` that it does. */
export const NODE_GLOBALS: ReadonlySet<string> = new Set(['__dirname', '__filename', 'setImmediate', 'clearImmediate']);
export const EDGE_PROCESS_MEMBERS: ReadonlySet<string> = new Set(['env']);
