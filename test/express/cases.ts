import type { Files } from './support/project.js';

/** A program and the file that starts it; read and run on both majors unless it says otherwise. */
export interface Case {
  files: Files;
  entry: string;
  majors?: (4 | 5)[];
}

const one = (code: string, majors?: (4 | 5)[]): Case => ({
  entry: 'app.js',
  files: { 'app.js': code },
  ...(majors && { majors }),
});
const OK = '(req, res) => res.end()';

/** Programs whose registrations reading must find exactly as real Express has them. */
export const CASES: Record<string, Case> = {
  'methods with a path': one(`
    const express = require('express');
    const app = express();
    app.get('/a', ${OK});
    app.post('/a', ${OK});
    app.put('/a/:id', ${OK});
    app.patch('/a/:id', ${OK});
    app.delete('/a/:id', ${OK});
    app.head('/h', ${OK});
    app.options('/o', ${OK});
    app.all('/all', ${OK});
    module.exports = app;`),
  'an app under another name, made by an alias': one(`
    const makeServer = require('express');
    const banana = makeServer();
    banana.get('/a', ${OK});
    module.exports = banana;`),
  'things that only look like routes': one(`
    const express = require('express');
    const app = express();
    const cache = new Map();
    const client = { get() {}, post() {}, use() {} };
    client.get('/not', ${OK});
    client.use('/not', ${OK});
    cache.get('/not');
    app.set('title', 'x');
    app.get('title');
    app.get('/yes', ${OK});
    module.exports = app;`),
  'middleware with and without path': one(`
    const express = require('express');
    const app = express();
    app.use((req, res, next) => next());
    app.use('/api', (req, res, next) => next());
    app.use(['/a', '/b'], (req, res, next) => next());
    app.use(express.json(), [function two(req, res) {}, [(req, res, next) => next()]]);
    app.get('/a', ${OK});
    app.use((err, req, res, next) => next(err));
    module.exports = app;`),
  'arrays of paths and handlers': one(`
    const app = require('express')();
    const guards = [(req, res, next) => next(), (req, res, next) => next()];
    app.get(['/a', '/b', ['/c']], guards, ${OK});
    app.post('/d', [guards, [${OK}]]);
    app.put('/e', ...guards, ${OK});
    module.exports = app;`),
  'routes of app.route': one(`
    const app = require('express')();
    app.route('/a').all((req, res, next) => next()).get(${OK}).post((req, res, next) => next(), ${OK});
    const r = app.route('/b');
    r.get(${OK});
    r.delete(${OK});
    module.exports = app;`),
  'chained registrations': one(`
    const express = require('express');
    module.exports = express()
      .use(express.Router().get('/x', ${OK}).post('/x', ${OK}))
      .get('/y', ${OK});`),
  'routers, nested and mounted twice': one(`
    const express = require('express');
    const { Router } = express;
    const app = express();
    const inner = Router();
    const outer = new express.Router({ mergeParams: true });
    inner.get('/', ${OK});
    inner.get('/:id', ${OK});
    outer.use('/inner', inner);
    outer.use((req, res, next) => next());
    app.use('/v1', outer);
    app.use('/v2', outer);
    app.use(inner);
    module.exports = app;`),
  'a mounted app': one(`
    const express = require('express');
    const app = express();
    const admin = express();
    admin.get('/', ${OK});
    admin.use('/deep', express.Router().get('/x', ${OK}));
    app.use('/admin', admin);
    app.use(['/one', '/two'], express().get('/z', ${OK}));
    module.exports = app;`),
  'regular expressions as paths': one(`
    const app = require('express')();
    app.get(/^\\/a\\d+$/i, ${OK});
    app.use(/\\/b/, (req, res, next) => next());
    app.get(['/c', /d/], ${OK});
    module.exports = app;`),
  'patterns of Express 4': one(
    `
    const app = require('express')();
    const ID = '(\\\\d+)';
    app.get('*', ${OK});
    app.get('/f/*', ${OK});
    app.get('/u/:id?', ${OK});
    app.get(\`/n/:id\${ID}\`, ${OK});
    app.get('/ab?cd', ${OK});
    module.exports = app;`,
    [4],
  ),
  'patterns of Express 5': one(
    `
    const app = require('express')();
    app.get('/*splat', ${OK});
    app.get('/u{/:id}', ${OK});
    app.all('/{*any}', ${OK});
    module.exports = app;`,
    [5],
  ),
  'computed methods and loops': one(`
    const express = require('express');
    const app = express();
    for (const method of ['get', 'post']) app[method]('/loop', ${OK});
    ['a', 'b'].forEach((name, index) => app.get('/' + name + index, ${OK}));
    const routes = [
      { method: 'get', path: '/t1', handler: ${OK} },
      { method: 'delete', path: '/t2', handler: (req, res, next) => next() },
    ];
    routes.map(({ method, path, handler }) => app[method](path, handler));
    const table = { users: ${OK}, posts: ${OK} };
    for (const key in table) app.get('/' + key, table[key]);
    Object.keys(table).forEach((key) => app.put(\`/\${key}/:id\`, table[key]));
    Object.entries(table).forEach(([key, fn]) => app.patch('/' + key, fn));
    for (let i = 0; i < 3; i++) app.get('/n' + i, ${OK});
    let j = 0;
    while (j < 2) app.get('/w' + j++, ${OK});
    Object.values(table).forEach((fn) => app.use(fn));
    module.exports = app;`),
  'tests that reading can decide': one(`
    const app = require('express')();
    const FLAGS = { beta: true, legacy: false, version: 2 };
    if (FLAGS.beta) app.get('/beta', ${OK});
    if (FLAGS.legacy) app.get('/legacy', ${OK});
    else app.get('/modern', ${OK});
    FLAGS.version > 1 && app.get('/v2', ${OK});
    FLAGS.legacy || app.get('/not-legacy', ${OK});
    app.get(FLAGS.beta ? '/yes' : '/no', ${OK});
    switch (FLAGS.version) {
      case 1: app.get('/one', ${OK}); break;
      case 2: app.get('/two', ${OK});
      case 3: app.get('/three', ${OK}); break;
      default: app.get('/other', ${OK});
    }
    module.exports = app;`),
  'functions that take an app or a router': {
    entry: 'app.js',
    files: {
      'app.js': `
        const express = require('express');
        const app = express();
        const ctx = { app, prefix: '/p' };
        require('./users')(app);
        require('./posts')(app, '/posts');
        require('./more').init({ app });
        ((a) => a.get('/iife', ${OK}))(app);
        (function () { this.get('/this', ${OK}); }).call(app);
        register.apply(null, [app, '/applied']);
        function register(target, path) { target.get(path, ${OK}); }
        setup(ctx);
        function setup({ app: target, prefix = '/default' }) { target.get(prefix + '/x', ${OK}); }
        module.exports = app;`,
      'users.js': `module.exports = function (app) { app.get('/users', ${OK}); };`,
      'posts.js': `
        const express = require('express');
        module.exports = (app, base) => { const r = express.Router(); r.get('/', ${OK}); app.use(base, r); };`,
      'more.js': `exports.init = function ({ app: server }) { server.get('/more', ${OK}); };`,
    },
  },
  'functions that return an app or a router': one(`
    const express = require('express');
    const crud = (name) => {
      const router = express.Router();
      router.get('/', ${OK});
      router.get('/:' + name + 'Id', ${OK});
      return router;
    };
    function createApp({ prefix }) {
      const app = express();
      app.use(prefix + '/users', crud('user'));
      app.use(prefix + '/books', crud('book'));
      return app;
    }
    module.exports = createApp({ prefix: '/api' });`),
  'modules in every CommonJS form': {
    entry: 'index.js',
    files: {
      'index.js': `
        const app = require('./lib/app');
        const routes = require('./routes');
        app.use('/a', routes.a);
        app.use('/b', routes.b);
        app.use('/c', require('./routes/c').router);
        app.use('/d', require('./routes/d.js'));
        app.use('/e', require('./routes').e);
        app.listen(0);`,
      'lib/app.js': `module.exports = require('express')();`,
      'routes/index.js': `
        exports.a = require('./a');
        module.exports.b = require('./b');
        const { make } = require('./e');
        exports.e = make();`,
      'routes/a.js': `const router = require('express').Router(); router.get('/', ${OK}); module.exports = router;`,
      'routes/b.js': `var express = require('express'), router = express.Router(); router.get('/', ${OK}); module.exports = exports = router;`,
      'routes/c.js': `const { Router: R } = require('express'); const router = R(); router.get('/', ${OK}); module.exports = { router };`,
      'routes/d.js': `module.exports = require('express').Router().get('/', ${OK});`,
      'routes/e.js': `function make() { return require('express').Router().get('/', ${OK}); } module.exports = { make };`,
    },
  },
  'modules in every ES form': {
    entry: 'index.mjs',
    files: {
      'index.mjs': `
        import express, { Router as makeRouter } from 'express';
        import * as ns from 'express';
        import a, { named, other as renamed } from './a.mjs';
        import { viaStar, viaName, whole } from './barrel.mjs';
        import * as handlers from './handlers.mjs';
        import legacy from './legacy.cjs';
        const app = express();
        app.use('/a', a);
        app.use('/named', named);
        app.use('/renamed', renamed);
        app.use('/star', viaStar);
        app.use('/name', viaName);
        app.use('/whole', whole.inner);
        app.use('/legacy', legacy);
        app.get('/h1', handlers.list);
        app.get('/h2', handlers.default.show);
        app.use('/ns', ns.default.Router().get('/', ${OK}));
        app.use('/made', makeRouter().get('/', ${OK}));
        const lazy = await import('./lazy.mjs');
        app.use('/lazy', lazy.default);
        export default app;`,
      'a.mjs': `
        import { Router } from 'express';
        const router = Router();
        router.get('/', ${OK});
        export const named = Router().get('/n', ${OK});
        const other = Router().get('/o', ${OK});
        export { other };
        export default router;`,
      'barrel.mjs': `
        export * from './star.mjs';
        export { named as viaName } from './a.mjs';
        export * as whole from './star.mjs';`,
      'star.mjs': `
        import express from 'express';
        export const viaStar = express.Router().get('/s', ${OK});
        export const inner = express.Router().get('/i', ${OK});`,
      'handlers.mjs': `export function list(req, res) { res.end(); } const show = async (req, res, next) => {}; export default { show };`,
      'legacy.cjs': `module.exports = require('express').Router().get('/cjs', ${OK});`,
      'lazy.mjs': `import e from 'express'; export default e.Router().get('/l', ${OK});`,
    },
  },
  'classes that hold an app': {
    entry: 'server.js',
    files: {
      'server.js': `
        const express = require('express');
        const UserRoutes = require('./users');
        class Base {
          constructor() { this.app = express(); this.before(); }
          before() { this.app.use((req, res, next) => next()); }
        }
        class App extends Base {
          prefix = '/api';
          static create(...args) { return new App(...args); }
          constructor(routes) { super(); this.routes = routes; this.initializeRoutes(); }
          initializeRoutes() { this.routes.forEach((route) => { this.app.use(this.prefix, route.router); }); this.app.get('/own', this.own.bind(this)); }
          before() { super.before(); this.app.use('/x', (req, res, next) => next()); }
          own(req, res) { res.end(this.prefix); }
          listen() { this.app.listen(0); return this; }
          get server() { return this.app; }
        }
        const app = App.create([new UserRoutes()]);
        app.server.get('/getter', ${OK});
        app.listen();`,
      'users.js': `
        const { Router } = require('express');
        const Controller = require('./controller');
        module.exports = class UserRoutes {
          path = '/users';
          router = Router();
          controller = new Controller();
          constructor() { this.router.get(this.path, this.controller.list).get(\`\${this.path}/:id\`, (...args) => this.controller.show(...args)); }
        };`,
      'controller.js': `module.exports = class { list = (req, res) => res.end(); show(req, res) { res.end(); } };`,
    },
  },
  'constructor functions and prototypes': one(`
    const express = require('express');
    function Server(name) { if (!(this instanceof Server)) return new Server(name); this.name = name; this.app = express(); this.routes(); }
    Server.prototype.routes = function () { const self = this; this.app.get('/' + this.name, function (req, res) { res.end(self.name); }); };
    const server = Server('x');
    module.exports = server.app;`),
  'routes behind awaits and promises come later': one(`
    const express = require('express');
    const app = express();
    const connect = () => Promise.resolve();
    async function start() {
      app.get('/first', ${OK});
      await connect();
      app.get('/third', ${OK});
      await connect();
      app.get('/fourth', ${OK});
      app.listen(0);
    }
    start();
    app.get('/second', ${OK});`),
  'code in a callback sees what the module declares below it': one(`
    const express = require('express');
    const app = express();
    Promise.resolve(app)
      .then((a) => { a.get('/first', late); return a; })
      .then((a) => { a.use('/r', router); return a; })
      .then((a) => a.listen(0));
    const make = async () => { const r = express.Router(); await null; return r; };
    make().then((r) => { r.get('/', ${OK}); app.use('/made', r); });
    Promise.all([make(), make().then((r) => r.get('/two', ${OK}))]).then(([one, two]) => { app.use('/one', one, two); });
    const late = (req, res, next) => next();
    const router = express.Router().get('/', late);
    app.get('/sync', late);`),
  'callbacks of code that is not read': one(`
    const express = require('express');
    const events = require('events');
    const app = express();
    const bus = new events.EventEmitter();
    bus.once('ready', () => app.get('/ready', ${OK}));
    bus.emit('ready');
    Promise.resolve(app).then((a) => a.get('/then', ${OK}));
    app.listen(0, () => {});`),
  'files loaded from a folder': {
    entry: 'app.js',
    files: {
      'app.js': `
        const fs = require('fs');
        const path = require('path');
        const app = require('express')();
        const dir = path.join(__dirname, 'routes');
        fs.readdirSync(dir).filter((file) => file.endsWith('.js') && file !== 'index.js').sort().forEach((file) => {
          const name = path.basename(file, '.js');
          app.use('/' + name, require(path.join(dir, file)));
        });
        (function walk(folder, prefix) {
          for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
            const full = path.resolve(folder, entry.name);
            if (entry.isDirectory()) walk(full, prefix + '/' + entry.name);
            else require(full)(app, prefix);
          }
        })(path.join(__dirname, 'deep'), '');
        module.exports = app;`,
      'routes/index.js': `throw new Error('not loaded');`,
      'routes/books.js': `module.exports = require('express').Router().get('/', ${OK});`,
      'routes/users.js': `module.exports = require('express').Router().get('/', ${OK});`,
      'deep/one.js': `module.exports = (app, prefix) => app.get(prefix + '/one', ${OK});`,
      'deep/in/two.js': `module.exports = (app, prefix) => app.get(prefix + '/two', ${OK});`,
    },
  },
  'a server made by hand': one(`
    const http = require('http');
    const app = require('express')();
    app.get('/a', ${OK});
    const server = http.createServer(app);
    server.listen(0);`),
  'handlers of packages': one(`
    const express = require('express');
    const cors = require('cors');
    const cookies = require('cookie-parser');
    const app = express();
    app.use(cors(), cookies('secret'));
    app.options('/x', cors());
    app.get('/x', express.text({ limit: '1kb' }), ${OK});
    app.use('/static', express.static('public'));
    module.exports = app;`),
  'parameters that change what a handler is': one(`
    const app = require('express')();
    app.use((err, req, res, next) => next(err));
    app.use((err, req, res, next = () => {}) => next(err));
    app.use((...all) => all[2]());
    app.use(function (req) {});
    const bound = function (a, err, req, res, next) { next(err); };
    app.use(bound.bind(null, 1));
    const four = (err, req, res, next) => next(err);
    app.get('/x', ${OK}, four);
    module.exports = app;`),
  'circular imports': {
    entry: 'app.js',
    files: {
      'app.js': `
        const app = require('express')();
        module.exports = app;
        require('./a');
        require('./b');`,
      'a.js': `const app = require('./app'); app.get('/a', ${OK}); exports.late = () => app.get('/late', ${OK}); require('./b');`,
      'b.js': `const a = require('./a'); const app = require('./app'); app.get('/b', ${OK}); a.late();`,
    },
  },
  'values that travel': one(`
    const express = require('express');
    const app = express();
    const config = Object.freeze({ api: { prefix: '/api', versions: ['v1', 'v2'] } });
    const { api: { prefix, versions: [first, ...others] } } = config;
    app.get([prefix, first].join('/'), ${OK});
    others.forEach((v) => app.get(prefix.concat('/', v).toUpperCase(), ${OK}));
    const merged = { ...config.api, ...{ extra: '/extra' } };
    app.get(merged.extra, ${OK});
    const map = new Map([['/m1', ${OK}], ['/m2', ${OK}]]);
    for (const [path, fn] of map) app.get(path, fn);
    map.forEach((fn, path) => app.post(path, fn));
    const list = [];
    list.push({ path: '/pushed', fn: ${OK} });
    list.concat([{ path: '/concat', fn: ${OK} }]).reduce((a, { path, fn }) => a.get(path, fn), app);
    let base = '/x';
    base += '/y';
    app.get(base.replace(/y$/, 'z'), ${OK});
    var undef;
    app.get(undef?.path ?? '/nullish', ${OK});
    app.get((0, '/comma'), ${OK});
    module.exports = app;`),
  'helpers that wrap registrations': one(`
    const express = require('express');
    const app = express();
    const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
    const resource = (router, name, controller) => {
      if (controller.list) router.get('/' + name, wrap(controller.list));
      if (controller.show) router.get('/' + name + '/:id', wrap(controller.show));
      if (controller.remove) router.delete('/' + name + '/:id', wrap(controller.remove));
      return router;
    };
    resource(app, 'users', { list: async (req, res) => res.end(), show: ${OK} });
    app.use('/v2', resource(express.Router(), 'books', { remove: ${OK} }));
    const get = app.get.bind(app);
    get('/bound', ${OK});
    module.exports = app;`),
  'a handler that looks like a router is none': one(`
    const express = require('express');
    const app = express();
    const handler = (req, res, next) => next();
    handler.get = () => { throw new Error('not called'); };
    app.use(handler);
    try { app.get('/in-try', ${OK}); } catch (error) { process.exit(1); } finally { app.get('/in-finally', ${OK}); }
    label: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue label; app.get('/l' + a + b, ${OK}); } }
    module.exports = app;`),
  'TypeScript: types around everything': {
    entry: 'src/server.ts',
    files: {
      'src/server.ts': `
        import { App } from './app';
        import { UsersRoute } from './routes/users.route';
        import type { Unused } from './types-only';
        import { OnlyAType } from './types-only';
        import http = require('http');
        const app = new App([new UsersRoute()] as const);
        const thing: OnlyAType | Unused | undefined = undefined;
        http.createServer(app.getServer()).listen(0);`,
      'src/types-only.ts': `throw new Error('types are not loaded'); export interface OnlyAType { a: string } export type Unused = 1;`,
      'src/app.ts': `
        import express, { type Application, Request, Response, NextFunction, RequestHandler } from 'express';
        import { Routes, Env } from './interfaces';
        import errorMiddleware from './middleware/error';
        export class App {
          public app: express.Application;
          private readonly env: string = Env.Test;
          constructor(private readonly routes: readonly Routes[], protected prefix: string = '/api') {
            this.app = express() as Application;
            this.initializeMiddlewares();
            this.initializeRoutes(routes);
            this.app!.use(errorMiddleware);
          }
          public getServer(): Application { return this.app; }
          private initializeMiddlewares(): void {
            this.app.use(((req: Request, res: Response, next: NextFunction): void => next()) satisfies RequestHandler);
            this.app.use(\`/\${this.env}\`, <RequestHandler>((req, res) => { res.end(); }));
          }
          private initializeRoutes(routes: readonly Routes[]) {
            routes.forEach((route: Routes) => { this.app.use(this.prefix, route.router); });
            for (const { path } of this.routes) this.app.get(path + '/direct', function (this: void, req: Request, res: Response) { res.end(); });
          }
        }`,
      'src/interfaces.ts': `
        import type { Router } from 'express';
        export interface Routes { path?: string; router: Router }
        export enum Env { Test = 'test', Prod = 'prod' }
        export const enum Level { One = 1, Two }`,
      'src/middleware/error.ts': `
        import { Request, Response, NextFunction } from 'express';
        const errorMiddleware = (error: Error, req: Request, res: Response, next: NextFunction) => { next(error); };
        export default errorMiddleware;`,
      'src/routes/users.route.ts': `
        import { Router } from 'express';
        import UsersController from '../controllers';
        import { Routes, Level } from '../interfaces';
        const log = (target: object, key: string) => {};
        export class UsersRoute implements Routes {
          declare public ghost: string;
          public path = '/users';
          public router: Router = Router();
          public users = new UsersController();
          constructor() { this.initializeRoutes(); }
          private initializeRoutes = (): void => {
            this.router.get(\`\${this.path}\`, this.users.getUsers);
            this.router.post(\`\${this.path}/:id\`, this.users.create.bind(this.users) as any);
            this.router.put(\`\${this.path}/\${Level.Two}\`, this.users.getUsers);
          };
        }`,
      'src/controllers/index.ts': `export { default } from './users'; export * from './users';`,
      'src/controllers/users.ts': `
        import { Request, Response } from 'express';
        abstract class Base { protected abstract name: string; constructor(readonly label = 'base') {} }
        export default class UsersController extends Base {
          protected name = 'users';
          public getUsers = async (req: Request, res: Response): Promise<void> => { res.json(this.name); };
          public async create(req: Request, res: Response) { res.json(this.label); }
        }`,
    },
  },
  'TypeScript: export assignment and namespaces': {
    entry: 'index.ts',
    files: {
      'index.ts': `
        import express = require('express');
        import router = require('./router');
        import * as more from './more';
        import { Paths } from './names';
        const app: express.Express = express();
        app.use('/r', router);
        app.use('/m', more.default());
        app.get(Paths.root + '/' + Paths.Kind.A, (req, res) => { res.end(); });
        export = app;`,
      'names.ts': `export namespace Paths { export const root = '/ns'; export enum Kind { A = 'a' } const hidden = 1; }`,
      'router.ts': `import { Router } from 'express'; const r = Router(); r.get('/', (req, res) => { res.end(); }); export = r;`,
      'more.ts': `import { Router } from 'express'; export default function (): Router { return Router().get('/x', (_req, res) => void res.end()); }`,
    },
  },
};
