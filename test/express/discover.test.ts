import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/diagnostics.js';
import { discover } from '../../src/express/discover.js';
import { openProject } from '../../src/source/project.js';
import { removeProjects, writeProject, type Files } from './support/project.js';
import { listed, read } from './support/read.js';

afterAll(removeProjects);

const OK = '(req, res) => res.end()';
const serve = (route: string) =>
  `const app = require('express')(); app.get('${route}', ${OK}); app.listen(0); module.exports = app;`;

describe('where the app is', () => {
  const entryOf = (files: Files) => read(files, { folder: true }).model.entry;

  test.each<[string, Files, string]>([
    ['main', { 'package.json': '{"main":"./x.js"}', 'x.js': serve('/x'), 'y.js': serve('/y') }, 'x.js'],
    [
      'the start script',
      {
        'package.json':
          '{"main":"y.js","scripts":{"start":"NODE_ENV=production node -r dotenv/config ./srv/x.js --port 3"}}',
        'srv/x.js': serve('/x'),
        'y.js': serve('/y'),
      },
      'srv/x.js',
    ],
    [
      'a script that runs another',
      {
        'package.json': '{"scripts":{"start":"npm run serve:all","serve:all":"nodemon x.js"}}',
        'x.js': serve('/x'),
        'y.js': serve('/y'),
      },
      'x.js',
    ],
    [
      'the dev script, when the start script leads nowhere',
      {
        'package.json': '{"scripts":{"start":"next start","dev":"tsx watch x.ts"}}',
        'x.ts': `import express from 'express'; const app = express(); app.get('/', ${OK}); app.listen(1);`,
      },
      'x.ts',
    ],
    [
      'build output mapped back to its source',
      {
        'package.json': '{"scripts":{"start":"node dist/main.js"}}',
        'tsconfig.json': '{"compilerOptions":{"outDir":"./dist","rootDir":"./src"}}',
        'src/main.ts': `import express from 'express'; const app = express(); app.get('/', ${OK}); app.listen(1);`,
        'dist/main.js': serve('/old'),
      },
      'src/main.ts',
    ],
    [
      'a bin without extension',
      {
        'package.json': '{"scripts":{"start":"node ./bin/www"}}',
        'bin/www': `const app = require('../app'); require('http').createServer(app).listen(0);`,
        'app.js': `module.exports = require('express')().get('/', ${OK});`,
      },
      'app.js',
    ],
    [
      'nodemon.json',
      {
        'package.json': '{"scripts":{"dev":"nodemon"}}',
        'nodemon.json': '{"exec":"ts-node ./src/boot.ts"}',
        'src/boot.ts': `import express = require('express'); const app = express(); app.get('/', ${OK}); app.listen(1);`,
      },
      'src/boot.ts',
    ],
    [
      'an unusual place, found by scanning',
      { 'deep/down/thing.js': serve('/x'), 'test/fake.js': serve('/fake'), 'deep/down/thing.test.js': serve('/t') },
      'deep/down/thing.js',
    ],
    [
      'the one that listens, of several',
      { 'a.js': `module.exports = require('express')().get('/a', ${OK});`, 'b.js': serve('/b') },
      'b.js',
    ],
  ])('%s', (_, files, expected) => {
    expect(entryOf(files)).toBe(expected);
  });

  test('an app that a factory makes which nobody calls', () => {
    const files = {
      'package.json': '{"main":"app.js"}',
      'app.js': `exports.createApp = () => { const app = require('express')(); app.get('/made', ${OK}); return app; };`,
    };
    expect(listed(read(files, { folder: true }))).toEqual(['GET /made']);
  });

  test('the importer of the app may listen, or add to it', () => {
    const files = {
      'app.js': `module.exports = require('express')().get('/a', ${OK});`,
      'run.js': `const app = require('./app'); app.get('/b', ${OK}); app.listen(0);`,
    };
    expect(listed(read(files, { folder: true }))).toEqual(['GET /a', 'GET /b']);
  });

  test('only what is reached is parsed', () => {
    const result = read({ 'app.js': `${serve('/x')} require('./a');`, 'a.js': '', 'broken.js': 'if (' });
    expect(result.model.reached).toEqual(['app.js', 'a.js']);
  });
});

describe('what goes wrong', () => {
  const codeOf = (files: Files, entry = '') => {
    try {
      return discover(openProject(path.join(writeProject(files), entry))).diagnostics.map(
        ({ code, span }) => `${code} ${span?.file}:${span?.line}`,
      );
    } catch (error) {
      if (error instanceof UserError) return error.diagnostic.code;
      throw error;
    }
  };

  test('no app at all', () => {
    expect(codeOf({ 'app.js': 'console.log("express");' })).toBe('E2N002');
    expect(
      codeOf({
        'app.js': `const express = (x) => x; express(); const app = { get() {}, listen() {} }; app.get('/'); app.listen();`,
      }),
    ).toBe('E2N002');
  });

  test('a file on the way that does not parse', () => {
    expect(
      codeOf({ 'package.json': '{"main":"app.js"}', 'app.js': `require('./b'); ${serve('/')}`, 'b.js': 'const = 1;' }),
    ).toBe('E2N003');
  });

  test('another app, an unmounted router, a missing module', () => {
    const code = `
      const express = require('express');
      const app = express();
      const other = express();
      other.get('/o', ${OK});
      const lost = express.Router();
      lost.get('/l', ${OK});
      require('./gone');
      app.get('/', ${OK});
      app.listen(0);`;
    expect(codeOf({ 'app.js': code }, 'app.js')).toEqual(['E2N106 app.js:8', 'E2N101 app.js:4', 'E2N109 app.js:6']);
  });

  test.each([
    [`swagger(app);`, `const swagger = require('swagger-tools');`],
    [`swagger.init({ app, path: '/docs' });`, `const swagger = require('swagger-tools');`],
    [`global.register(app);`, ''],
    [`new Plugin(app);`, `const { Plugin } = require('plugin');`],
  ])('an app that escapes: %s', (statement, before) => {
    expect(
      codeOf(
        { 'app.js': `const app = require('express')();\n${before}\n${statement}\napp.get('/', ${OK}); app.listen(0);` },
        'app.js',
      ),
    ).toEqual(['E2N102 app.js:3']);
  });

  test.each([
    `require('http').createServer(app).listen(1);`,
    `require('https').createServer({}, app).listen(1);`,
    `module.exports = require('serverless-http')(app);`,
    `console.log(app);`,
    `const { app: same } = require('express-ws')(app); same.get('/ws', ${OK});`,
    `exports.app = app; exports.twice = { app };`,
  ])('an app that does not: %s', (statement) => {
    expect(
      codeOf(
        { 'app.js': `const app = require('express')();\n${statement}\napp.get('/', ${OK}); app.listen(0);` },
        'app.js',
      ),
    ).toEqual([]);
  });

  test('a method or a path that is not known', () => {
    const code = `const app = require('express')();
      app[process.env.METHOD]('/x', ${OK});
      app.get(process.env.PATH_X, ${OK});
      app.get = 5;
      app.listen(0);`;
    expect(codeOf({ 'app.js': code }, 'app.js')).toEqual(['E2N104 app.js:2', 'E2N103 app.js:3', 'E2N107 app.js:4']);
  });
});

describe('conditions', () => {
  const conditionsOf = (code: string) => {
    const { stack } = read(
      `const express = require('express'); const app = express(); const env = process.env; ${code}; app.listen(0);`,
    );
    return stack.map(
      (layer) =>
        `${layer.paths.map((at) => (at.kind === 'string' ? at.value : at.kind)).join()}: ${layer.conditions.map(({ text }) => text).join(' & ')}`,
    );
  };

  test.each<[string, string[]]>([
    [`if (env.A) app.get('/a', ${OK}); app.get('/b', ${OK})`, ['/a: env.A', '/b: ']],
    [
      `if (env.A === 'x') app.get('/a', ${OK}); else app.get('/b', ${OK})`,
      ["/a: env.A === 'x'", "/b: !(env.A === 'x')"],
    ],
    [`env.A && app.get('/a', ${OK}); env.B || app.get('/b', ${OK})`, ['/a: env.A', '/b: !env.B']],
    [`env.A ? app.get('/a', ${OK}) : app.get('/b', ${OK})`, ['/a: env.A', '/b: !env.A']],
    [
      `switch (env.A) { case '1': app.get('/1', ${OK}); break; default: app.get('/d', ${OK}); }`,
      ["/1: env.A === '1'", '/d: env.A is none of the cases'],
    ],
    [`(() => { if (env.A) return; app.get('/late', ${OK}); })(); app.get('/b', ${OK})`, ['/late: !env.A', '/b: ']],
    [`(() => { if (!env.A) throw new Error(); app.get('/late', ${OK}); })()`, ['/late: ']],
    [`(() => { if (!env.A) { process.exit(1); } app.get('/late', ${OK}); })()`, ['/late: ']],
    [
      `for (const x of ['a', 'b']) { if (x === env.SKIP) continue; app.get('/' + x, ${OK}); }`,
      ['/a: !(x === env.SKIP)', '/b: !(x === env.SKIP)'],
    ],
    [`const list = []; if (env.A) list.push((req, res, next) => next()); app.use('/x', list)`, ['/x: env.A']],
    [`app.use('/x', env.A ? (req, res) => {} : (req, res, next) => {})`, ['/x: env.A', '/x: !env.A']],
    [`app.use('/x', (env.A && ((req, res) => {})) || ((req, res, next) => {}))`, ['/x: env.A', '/x: !env.A']],
    [`let r = express.Router(); if (env.A) { r = express.Router(); } app.use('/x', r)`, ['/x: env.A', '/x: !env.A']],
    [`if (env.A) { if (env.B) app.get('/ab', ${OK}); }`, ['/ab: env.A & env.B']],
    [`try { app.get('/try', ${OK}); } catch { app.get('/catch', ${OK}); }`, ['/try: ']],
  ])('%s', (code, expected) => {
    expect(conditionsOf(code)).toEqual(expected);
  });
});

describe('packages that decide what a program is made of', () => {
  test('a container makes the class that it is asked for', () => {
    const result = read({
      'app.ts': `
        import express, { Router } from 'express';
        import Container from 'typedi';
        import { container } from 'tsyringe';
        class Users { constructor(private db: Db) {} list = (req, res) => res.json(this.db.all()); }
        class Routes { router = Router(); constructor() { this.router.get('/users', Container.get(Users).list); } }
        const app = express();
        app.use(container.resolve(Routes).router);
        app.listen(1);`,
    });
    expect(listed(result)).toEqual(['GET /users']);
    expect(result.endpoints[0].chain[0].function).toMatchObject({ kind: 'user', name: 'list' });
  });

  test('a glob lists the files that are there', () => {
    const files = {
      'app.js': `
        const app = require('express')();
        const glob = require('glob'), path = require('path');
        glob.sync(path.join(__dirname, 'routes/**/*.js')).forEach((file) => require(file)(app));
        require('fast-glob').sync('routes/*.js', { cwd: __dirname }).forEach((file) => require('./' + file)(app));
        app.listen(1);`,
      'routes/a.js': `module.exports = (app) => app.get('/a', ${OK});`,
      'routes/in/b.js': `module.exports = (app) => app.get('/b', ${OK});`,
    };
    expect(listed(read(files))).toEqual(['GET /a', 'GET /b', 'GET /a']);
  });
});

describe('the model', () => {
  test('settings, locals, params and options', () => {
    const { model, text } = read(`
      const express = require('express');
      const app = express();
      app.set('trust proxy', 1);
      app.disable('x-powered-by');
      app.enable('strict routing');
      app.set('views', __dirname + '/views');
      if (process.env.X) app.set('etag', false);
      app.locals.title = 'x' + 1;
      Object.assign(app.locals, { year: 2000 });
      app.param('id', (req, res, next, id) => next());
      app.param(['a', 'b'], (req, res, next, id) => next());
      const router = express.Router({ mergeParams: true, strict: true, caseSensitive: true });
      app.use('/r', router);
      app.listen(0);`);
    const root = model.routers[model.root];
    const settings = Object.fromEntries(
      Object.entries(root.settings).map(([key, { value }]) => [
        key,
        value.kind === 'literal' ? value.value : value.kind,
      ]),
    );
    expect(settings).toMatchObject({
      'trust proxy': 1,
      'x-powered-by': false,
      'strict routing': true,
      etag: 'unknown',
    });
    expect(String(settings.views)).toMatch(/\/views$/);
    expect(Object.entries(root.locals).map(([name, { span }]) => [name, text(span)])).toEqual([
      ['title', "'x' + 1"],
      ['year', '2000'],
    ]);
    expect(root.params.map(({ name }) => name)).toEqual(['id', 'a', 'b']);
    const mounted = root.stack.find(({ kind }) => kind === 'mount');
    expect(mounted?.kind === 'mount' && model.routers[mounted.router]).toMatchObject({
      mergeParams: true,
      strict: true,
      caseSensitive: true,
    });
  });

  test('a setting that was set can be read', () => {
    expect(
      listed(
        read(
          `const app = require('express')(); app.set('base', '/b'); app.get(app.get('base') + '/x', ${OK}); app.listen(0);`,
        ),
      ),
    ).toEqual(['GET /b/x']);
  });

  test('is plain data', () => {
    const { model, endpoints } = read(serve('/x'));
    expect(JSON.parse(JSON.stringify({ model, endpoints }))).toEqual({ model, endpoints });
  });

  test('is the same every time', () => {
    const root = writeProject({ 'app.js': serve('/x') });
    expect(discover(openProject(root))).toEqual(discover(openProject(root)));
  });
});

describe('start-up effects', () => {
  test('with their statements, and the top-level statement that leads to them', () => {
    const { model, text } = read({
      'app.js': `
        const express = require('express');
        const mongoose = require('mongoose');
        const { Server } = require('socket.io');
        const cron = require('node-cron');
        const connect = require('./db');
        const app = express();
        connect();
        app.get('/', (req, res) => { mongoose.connect('never'); setInterval(() => {}, 1); res.end(); });
        setInterval(() => {}, 1000);
        process.on('SIGTERM', () => process.exit(0));
        cron.schedule('* * * * *', () => {});
        const server = require('http').createServer(app);
        const io = new Server(server);
        mongoose.set('strictQuery', true);
        server.listen(3000);`,
      'db.js': `const mongoose = require('mongoose'); module.exports = async () => { await mongoose.connect(process.env.DB); };`,
    });
    expect(model.startup.map(({ kind, text: code, trigger }) => [kind, code, trigger && text(trigger)])).toEqual([
      ['connect', 'await mongoose.connect(process.env.DB);', 'connect();'],
      ['timer', 'setInterval(() => {}, 1000);', undefined],
      ['listener', "process.on('SIGTERM', () => process.exit(0));", undefined],
      ['timer', "cron.schedule('* * * * *', () => {});", undefined],
      ['websocket', 'const io = new Server(server);', undefined],
      ['other', "mongoose.set('strictQuery', true);", undefined],
      ['listen', 'server.listen(3000);', undefined],
    ]);
  });
});
