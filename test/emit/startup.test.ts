import { describe, expect, it } from 'vitest';
import { compiled, type Compiled } from '../compiled.js';
import type { Tree } from '../workspace/trees.js';

const app = "const express = require('express');\nconst app = express();\napp.get('/books', (req, res) => { res.json([]); });\n";
const exported = `${app}module.exports = app;\n`;
/** An entry of its own, beside the app. */
const started = (entry: string, more: Tree = {}): Tree => ({ 'src/app.js': exported, 'src/server.js': `const app = require('./app');\n${entry}`, 'package.json': JSON.stringify({ name: 'shop', main: 'src/server.js', dependencies: { express: '^5.0.0', mongoose: '^8.0.0' } }), ...more });
const codes = ({ diagnostics }: Compiled) => [...new Set(diagnostics.map(({ code }) => code).filter((code) => code.startsWith('E2N42')))];

describe('an app that only listens', () => {
  const quiet = [
    ['plainly', 'app.listen(3000);\n'],
    ['and says so', "const port = process.env.PORT || 3000;\nconst server = app.listen(port, () => { console.log(`on ${server.address().port}`); });\n"],
    ['through http', "const http = require('http');\nconst server = http.createServer(app);\nserver.listen(3000, () => console.log('up'));\n"],
    ['when it is the program', 'if (require.main === module) {\n  app.listen(3000);\n}\n'],
    ['in a function', "function start() {\n  app.listen(3000, () => console.log('up'));\n}\nstart();\n"],
  ] as const;
  it.each(quiet)('needs nothing: %s', async (_, entry) => {
    const result = await compiled(started(entry));
    expect(result.paths.filter((path) => /instrumentation|startup|prepare|server\/server/.test(path))).toEqual([]);
    expect(codes(result)).toEqual([]);
  });

  it('and ends at a signal', async () => {
    const result = await compiled(started("const server = app.listen(3000);\nprocess.on('SIGTERM', () => { server.close(() => process.exit(0)); });\n"));
    expect(result.paths).not.toContain('instrumentation.ts');
    expect(codes(result)).toEqual(['E2N422']);
  });
});

describe('connections that a package keeps for the process', () => {
  it('are opened by instrumentation.ts', async () => {
    const { text } = await compiled(
      started("const mongoose = require('mongoose');\nconst { url } = require('./config');\n// The database\nmongoose.connect(url);\napp.listen(3000);\n", { 'src/config.js': "exports.url = 'mongodb://localhost';\n" }),
    );
    expect(text('instrumentation.ts')).toContain("if (process.env.NEXT_RUNTIME === 'nodejs') await import('@/server/startup');");
    expect(text('server/startup.ts')).toContain("import mongoose from 'mongoose';\n");
    expect(text('server/startup.ts')).toContain("// The database\nmongoose.connect(url);\n");
    expect(text('server/config.js')).not.toBeNull();
    expect(text('next.config.ts')).toContain("serverExternalPackages: ['mongoose']");
    expect(JSON.parse(text('package.json')!).dependencies).toHaveProperty('mongoose', '^8.0.0');
  });

  it('with a flag for Next 14', async () => {
    const { text } = await compiled(started("const mongoose = require('mongoose');\nmongoose.connect('x');\napp.listen(3000);\n"), { next: 14 });
    expect(text('next.config.mjs')).toContain('instrumentationHook: true');
  });

  const waiting = [
    ['then', "mongoose.connect('x').then(() => { console.log('connected'); app.listen(3000); });", "await mongoose.connect('x');"],
    ['then, with more', "mongoose.connect('x').then(() => { warm(); app.listen(3000); });\nfunction warm() { mongoose.set('debug', true); }", "await mongoose.connect('x').then(() => {\n  warm();\n});"],
    ['an arrow', "mongoose.connect('x').then(() => app.listen(3000)).catch((error) => { console.error(error); process.exit(1); });", "await mongoose.connect('x').catch((error"],
    ['a function', "async function start() {\n  await mongoose.connect('x');\n  app.listen(3000, () => console.log('up'));\n}\nstart();", 'await start();'],
    ['a function that runs at once', "(async () => {\n  await mongoose.connect('x');\n  app.listen(3000);\n})();", "await mongoose.connect('x');"],
    ['a function with a server of its own', "const http = require('http');\nasync function start() {\n  await mongoose.connect('x');\n  const server = http.createServer(app);\n  server.on('error', console.error);\n  server.listen(3000);\n}\nstart();", 'await start();'],
    ['the callback of listen', "app.listen(3000, async () => {\n  console.log('up');\n  await mongoose.connect('x');\n});", "await mongoose.connect('x');"],
  ] as const;
  it.each(waiting)('are waited for where the app waited before it listened: %s', async (_, entry, expected) => {
    const result = await compiled(started(`const mongoose = require('mongoose');\n${entry}\n`));
    const text = result.text('server/startup.ts') ?? '';
    expect(text).toContain(expected);
    expect(text).not.toMatch(/listen\(|express/);
    expect(codes(result)).toEqual([]);
  });

  it('opened by a function of another module', async () => {
    const { text } = await compiled(
      started("const connectDB = require('./db');\nconnectDB();\napp.listen(3000);\n", { 'src/db.js': "const mongoose = require('mongoose');\nmodule.exports = async () => { await mongoose.connect(process.env.URL); };\n" }),
    );
    expect(text('server/startup.ts')).toContain('\nconnectDB();\n');
    expect(text('server/db.js')).toContain('mongoose.connect(process.env.URL)');
    expect(text('next.config.ts')).toContain("'mongoose'");
  });

  it('are named, not called, where the target has an instrumentation.ts', async () => {
    const target = { 'package.json': '{"dependencies":{"next":"16.4.6"}}', 'instrumentation.ts': 'export function register() {}\n', 'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./*"]}}}' };
    const result = await compiled(started("const mongoose = require('mongoose');\nmongoose.connect('x');\napp.listen(3000);\n"), { target });
    expect(result.text('instrumentation.ts')).toBeNull();
    expect(result.text('server/startup.ts')).toContain("mongoose.connect('x');");
    expect(result.diagnostics.find(({ code }) => code === 'E2N423')?.hint).toContain("await import('@/server/startup')");
  });
});

describe('jobs', () => {
  it('of the entry and of modules that only it loads are started by instrumentation.ts', async () => {
    const { text } = await compiled(started("require('./cron');\nsetInterval(() => { fetch('http://localhost/tick'); }, 1000);\napp.listen(3000);\n", { 'src/cron.js': "const cron = require('node-cron');\ncron.schedule('* * * * *', () => { fetch('http://localhost'); });\n" }));
    expect(text('server/startup.ts')).toContain("import '@/server/cron';".replace('@/server', '.'));
    expect(text('server/startup.ts')).toContain('setInterval(() => {');
    expect(text('server/cron.js')).toContain('cron.schedule');
  });
});

describe('work that changes what routes keep in memory', () => {
  const shop = (entry: string): Tree => ({
    'src/app.js': "const express = require('express');\nconst store = require('./store');\nconst app = express();\napp.get('/books', (req, res) => { res.json(store.all()); });\napp.get('/health', (req, res) => { res.json({}); });\nmodule.exports = app;\n",
    'src/store.js': 'const books = [];\nexports.all = () => books;\nexports.add = (book) => { books.push(book); };\n',
    'src/seed.js': "const store = require('./store');\nmodule.exports = async function seed() { store.add('Emma'); };\n",
    'src/server.js': `const app = require('./app');\nconst seed = require('./seed');\n${entry}`,
    'package.json': JSON.stringify({ name: 'shop', main: 'src/server.js', dependencies: { express: '^5.0.0' } }),
  });

  it('is done by the routes that use it, not at build time', async () => {
    const { text, paths } = await compiled(shop('seed();\napp.listen(3000);\n'));
    expect(text('server/prepare.ts')).toContain("if (process.env.NEXT_PHASE !== 'phase-production-build') {\n  await seed();\n}");
    expect(text('app/books/route.ts')).toMatch(/^import '@\/server\/prepare';\n/);
    expect(text('app/health/route.ts')).not.toContain('prepare');
    expect(paths).not.toContain('instrumentation.ts');
  });

  it('also before the app listens', async () => {
    const { text } = await compiled(shop("seed().then(() => app.listen(3000, () => console.log('up')));\n"));
    expect(text('server/prepare.ts')).toContain('  await seed();\n');
  });

  it('is done where it stands when it sets a variable of the routes own module', async () => {
    const { text } = await compiled({
      'app.js': "const express = require('express');\nconst { MongoClient } = require('mongodb');\nconst app = express();\nlet db;\napp.get('/books', async (req, res) => { res.json(await db.collection('books').find().toArray()); });\nMongoClient.connect('mongodb://localhost').then((client) => {\n  db = client.db('shop');\n  app.listen(3000);\n});\n",
    });
    const module = text('server/app.ts') ?? text('server/app.js')!;
    expect(module).toMatch(/if \(process\.env\.NEXT_PHASE !== 'phase-production-build'\) \{\s+await MongoClient\.connect\('mongodb:\/\/localhost'\)\.then\(\(client\) => \{\s+db = client\.db\('shop'\);/);
    expect(module).not.toContain('listen');
  });

  it('connects the very object that the routes use', async () => {
    const { text } = await compiled({
      'src/app.js': "const express = require('express');\nconst redis = require('./redis');\nconst app = express();\napp.get('/hits', async (req, res) => { res.json(await redis.incr('hits')); });\nmodule.exports = app;\n",
      'src/redis.js': "const { createClient } = require('redis');\nmodule.exports = createClient();\n",
      'src/server.js': "const app = require('./app');\nconst redis = require('./redis');\nredis.connect().then(() => app.listen(3000));\n",
      'package.json': '{"main":"src/server.js","dependencies":{"express":"5","redis":"5"}}',
    });
    expect(text('server/prepare.ts')).toContain('await redis.connect();');
    expect(text('app/hits/route.ts')).toMatch(/^import '@\/server\/prepare';\n/);
  });

  it('is left to any copy where it only changes the database', async () => {
    const { text } = await compiled({
      'src/app.js': "const express = require('express');\nconst db = require('./db');\nconst app = express();\napp.get('/hits', async (req, res) => { res.json(await db.query('select 1')); });\nmodule.exports = app;\n",
      'src/db.js': "const { Sequelize } = require('sequelize');\nmodule.exports = new Sequelize(process.env.URL);\n",
      'src/server.js': "const app = require('./app');\nconst db = require('./db');\ndb.sync().then(() => app.listen(3000));\n",
      'package.json': '{"main":"src/server.js","dependencies":{"express":"5","sequelize":"6"}}',
    });
    expect(text('server/startup.ts')).toContain('await db.sync();');
    expect(text('server/prepare.ts')).toBeNull();
  });
});

it('a name of the module that is called like its package keeps its name', async () => {
  const { text } = await compiled({
    'app.js':
      "const express = require('express');\nconst mongoose = require('mongoose');\nconst debug = require('debug')('shop');\nconst app = express();\napp.get('/', (req, res) => res.send('x'));\nmongoose.connect(process.env.DB);\nmongoose.connection.on('error', (error) => debug(error.message));\napp.listen(3000);\n",
    'package.json': '{"main":"app.js","dependencies":{"express":"5","mongoose":"8","debug":"4"}}',
  });
  expect(text('server/startup.ts')).toMatch(/import (\w+) from 'debug';[^]*const debug = \1\('shop'\);/);
});

describe('what is not carried over', () => {
  it('is named', async () => {
    const result = await compiled(
      started("require('dotenv').config();\nconst { WebSocketServer } = require('ws');\nconst server = app.listen(3000);\nconst sockets = new WebSocketServer({ server });\n"),
    );
    expect(codes(result).sort()).toEqual(['E2N420', 'E2N421']);
    expect(result.messages.find((text) => text.startsWith('E2N420'))).toBe('E2N420 This start-up code was not carried over: it uses server, which belongs to Express (const sockets = new WebSocketServer({ server });).');
  });

  it('where its server is used for more than requests', async () => {
    const result = await compiled(started("const mongoose = require('mongoose');\nasync function start() {\n  await mongoose.connect('x');\n  const server = app.listen(3000);\n  attach(server);\n}\nconst { WebSocketServer } = require('ws');\nfunction attach(it) { new WebSocketServer({ server: it }); }\nstart();\n"));
    expect(result.messages.filter((text) => text.startsWith('E2N420')).join()).toMatch(/it uses server, which belongs to Express/);
  });
});

describe('what only makes values', () => {
  it('is no start-up work', async () => {
    const result = await compiled({
      'app.js': "const express = require('express');\nconst { Schema } = require('mongoose');\nconst app = express();\nconst schema = new Schema({});\nschema.index({ a: 1 });\nimplicit = (req, res) => { res.json({}); };\napp.get('/', implicit);\napp.set('x', 1);\napp.locals.y = 2;\nmodule.exports = app;\nmodule.exports.implicit = implicit;\n",
    });
    expect(result.paths.filter((path) => /instrumentation|startup|prepare/.test(path))).toEqual([]);
    expect(codes(result)).toEqual([]);
  });
});

describe('beside a bridge', () => {
  const mixed = (entry: string): Tree => started(entry, { 'src/app.js': `${app}app.get('/page', (req, res) => { res.render('page'); });\nmodule.exports = app;\n` });

  it('moved statements do not run a second time', async () => {
    const { text } = await compiled(mixed("const mongoose = require('mongoose');\nmongoose.connect('x');\napp.listen(3000);\n"));
    expect(text('server/startup.ts')).toContain("mongoose.connect('x');");
    expect(text('server/express/server.js')).not.toContain('connect');
    expect(text('server/express/server.js')).toContain('app.listen(3000);');
  });

  it('what cannot be told from listen is done by the original app, once, for all', async () => {
    const { text } = await compiled(mixed("const mongoose = require('mongoose');\nmongoose.connect('x').then(() => app.listen(3000));\n"));
    expect(text('server/startup.ts')).toBeNull();
    expect(text('server/http/express-app.ts')).toContain('export const express = bridge(start);');
    expect(text('server/prepare.ts')).toContain('await start();');
    expect(text('app/books/route.ts')).toMatch(/^import '@\/server\/prepare';\n/);
  });
});
