// Loads apps with real Express and prints what they registered. Arguments: a JSON array of entry files.
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const http = require('node:http');

/** Layers do not keep their path: the constructor is wrapped before Express loads, so that they do. */
function keepPaths(expressRequire) {
  const express4 = expressRequire('express/package.json').version.startsWith('4');
  const base = express4 ? expressRequire : createRequire(expressRequire.resolve('express'));
  const file = base.resolve(express4 ? 'express/lib/router/layer' : 'router/lib/layer');
  const Layer = base(file);
  if (Layer.wrapped) return;
  const note = (args, layer) => Object.assign(layer, { writtenPath: args[0] });
  require.cache[file].exports = new Proxy(Layer, {
    get: (target, key) => (key === 'wrapped' ? true : target[key]),
    construct: (target, args) => note(args, new target(...args)),
    apply: (target, self, args) => note(args, target.apply(self, args)),
  });
}

/** A mounted app hides behind a closure: its layer is given the app. */
function keepMountedApps(express) {
  const { use } = express.application;
  express.application.use = function (...args) {
    const known = new Set(routerOf(this)?.stack);
    const result = use.apply(this, args);
    const apps = args.flat(Infinity).filter((arg) => arg && arg.handle && arg.set);
    for (const layer of routerOf(this)?.stack ?? []) {
      if (!known.has(layer) && layer.name === 'mounted_app' && !layer.app) layer.app = apps.shift();
    }
    return result;
  };
}

/** The router of an app: `_router`, made on first use, in Express 4, `router` in 5. */
function routerOf(app) {
  return app.lazyrouter ? app._router : app.settings ? app.router : app;
}

const text = (path) => (path instanceof RegExp ? String(path) : path);
const join = (prefix, path) => {
  const joined = prefix.replace(/\/$/, '') + (path === '/' || path === '' ? '' : path.startsWith('/') || path.startsWith('*') || path.startsWith('{') ? path : `/${path}`);
  return joined || '/';
};

function describe(router, prefix, lines) {
  for (const layer of router.stack || []) {
    if (['query', 'expressInit'].includes(layer.name)) continue;
    for (const path of [layer.route ? layer.route.path : layer.writtenPath].flat(Infinity)) {
      const full = join(prefix, text(path));
      if (layer.route) {
        let last = null;
        // `app.all` of an app adds its handlers once for every method there is.
        const methods = new Set(layer.route.stack.map((item) => item.method));
        const everyMethod = methods.size > 20 ? layer.route.stack[0].method : null;
        const items = everyMethod ? layer.route.stack.filter((item) => item.method === everyMethod) : layer.route.stack;
        for (const item of items) {
          const method = item.method && !everyMethod ? item.method.toUpperCase() : 'ALL';
          if (method !== last) lines.push({ kind: method, path: full, arity: [] });
          lines.at(-1).arity.push(item.handle.length);
          last = method;
        }
      } else if (layer.app) describe(routerOf(layer.app), full === '/' ? '' : full, lines);
      else if (layer.handle.stack) describe(layer.handle, full === '/' ? '' : full, lines);
      else lines.push({ kind: 'USE', path: full, arity: [layer.handle.length] });
    }
  }
  return lines;
}

async function load(entry) {
  const own = createRequire(entry);
  keepPaths(own);
  const express = own('express');
  if (!express.application.kept) keepMountedApps(express);
  express.application.kept = true;
  let listening = null;
  http.Server.prototype.listen = function () {
    listening = this.listeners('request')[0] ?? null;
    return this;
  };
  const module = await import(pathToFileURL(entry).href);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const app = listening ?? module.default;
  return describe(routerOf(app), '', []);
}

(async () => {
  const results = [];
  for (const entry of JSON.parse(process.argv[2])) {
    results.push(await load(entry).catch((error) => String(error.stack)));
  }
  process.stdout.write(`\n@@${JSON.stringify(results)}`);
  process.exit(0);
})();
