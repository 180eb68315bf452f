import { describe, expect, it } from 'vitest';
import { compiled } from '../compiled.js';

const shop = {
  'app.js': `const express = require('express');
const app = express();
app.use('/books', require('./routes/books'));
app.get('/health', (req, res) => { res.json({ ok: true }); });
app.listen(3000);
`,
  'routes/books.js': `const { Router } = require('express');
const store = require('../services/store');
const router = Router();
router.get('/', (req, res) => { res.json(store.all()); });
module.exports = router;
`,
  'services/store.js': `const fs = require('node:fs');
exports.all = () => JSON.parse(fs.readFileSync('books.json', 'utf8'));
`,
};

describe('what an endpoint needs', () => {
  it('is decided by what it imports, and the path is named', async () => {
    const { endpoint } = await compiled(shop);
    expect(endpoint('GET /books')).toMatchObject({ outcome: 'native', runtime: 'nodejs' });
    const [why] = endpoint('GET /books').diagnostics.filter(({ code }) => code === 'E2N410');
    expect(why.message).toBe('Needs Node: routes/books.js → services/store.js → node:fs.');
    expect(why.span).toMatchObject({ file: 'services/store.js', line: 1 });
    expect(endpoint('GET /health')).toMatchObject({ outcome: 'native', runtime: 'any', diagnostics: [] });
  });

  it('is Node for native packages and for packages of which nothing is known, not for built-ins of the edge', async () => {
    const { endpoint } = await compiled({
      'app.js': `const express = require('express');
const bcrypt = require('bcrypt');
const unheard = require('unheard-of');
const { format } = require('util');
const app = express();
app.get('/hash', async (req, res) => { res.json({ hash: await bcrypt.hash('x', 10) }); });
app.get('/unheard', (req, res) => { res.json({ it: unheard() }); });
app.get('/format', (req, res) => { res.json({ text: format('%s', 1) }); });
module.exports = app;
`,
    });
    expect(endpoint('GET /hash').diagnostics[0].message).toBe('Needs Node: app.js → bcrypt (native code).');
    expect(endpoint('GET /unheard').runtime).toBe('nodejs');
    expect(endpoint('GET /format').runtime).toBe('any');
  });
});

describe('what needs a process that stays', () => {
  const withState = (store: string, use: string) => ({
    'app.js': `const express = require('express');
const store = require('./store');
const app = express();
app.get('/state', (req, res) => { res.json(${use}); });
app.get('/none', (req, res) => { res.json({ none: true }); });
module.exports = app;
`,
    'store.js': store,
  });
  const lasting = [
    ['an array that a function pushes to', 'const list = [];\nexports.add = (x) => list.push(x);', 'store.add(1)'],
    ['a counter', 'let count = 0;\nexports.next = () => ++count;', 'store.next()'],
    ['a map', 'const seen = new Map();\nexports.see = (k) => seen.set(k, 1).size;', 'store.see(1)'],
    ['an instance of a class that changes', 'class Rows { constructor() { this.rows = []; } add(r) { this.rows.push(r); } }\nmodule.exports = { books: new Rows() };', 'store.books.add(1)'],
    ['a closure', 'function make() { const items = []; return { add(x) { items.push(x); } }; }\nconst cart = make();\nmodule.exports = cart;', 'store.add(1)'],
  ] as const;
  it.each(lasting)('%s', async (_, store, use) => {
    const { endpoint, diagnostics } = await compiled(withState(store, use));
    expect(endpoint('GET /state').runtime).toBe('long-lived');
    expect(endpoint('GET /none').runtime).not.toBe('long-lived');
    expect(diagnostics.filter(({ code }) => code === 'E2N401')).toMatchObject([{ severity: 'warning', span: { file: 'store.js' } }]);
  });

  const harmless = [
    ['a constant list', 'const list = [1];\nexports.all = () => list.map((x) => x);', 'store.all()'],
    ['a list filled while the module is loaded', 'const list = [];\nfor (const x of [1, 2]) list.push(x);\nexports.all = () => list;', 'store.all()'],
    ['a value made at its first use', 'let made;\nexports.get = () => { if (!made) made = { a: 1 }; made ??= {}; return made; };', 'store.get()'],
    ['a list of the call', 'exports.get = () => { const list = []; list.push(1); return list; };', 'store.get()'],
    ['a method of a client', "const Client = require('some-client');\nconst client = new Client();\nexports.get = () => client.set('a', 1);", 'store.get()'],
  ] as const;
  it.each(harmless)('%s is none', async (_, store, use) => {
    const { diagnostics } = await compiled(withState(store, use));
    expect(diagnostics.filter(({ code }) => code === 'E2N401')).toEqual([]);
  });

  it('a timer and a WebSocket server, once for each module', async () => {
    const { messages, diagnostics } = await compiled({
      'app.js': `const express = require('express');
const { WebSocketServer } = require('ws');
require('./jobs');
require('./later');
const app = express();
app.get('/', (req, res) => { res.json({}); });
const server = app.listen(3000);
const sockets = new WebSocketServer({ server });
`,
      'later.js': 'setTimeout(() => console.log(0), 1000);\n',
      'jobs.js': 'setInterval(() => console.log(1), 1000);\nsetInterval(() => console.log(2), 1000);\n',
    });
    expect(messages.filter((text) => text.startsWith('E2N402'))).toEqual([
      'E2N402 A timer or a queue runs here, which needs a process that stays.',
      'E2N402 WebSockets are served here, which needs a process that stays.',
    ]);
    expect(diagnostics.filter(({ code }) => code === 'E2N402').map(({ span }) => span?.file)).toEqual(['jobs.js', 'app.js']);
  });
});

describe('--runtime', () => {
  const next = { name: 'target', dependencies: { next: '16.4.6' } };

  it('auto writes nothing', async () => {
    const { text } = await compiled(shop);
    expect(text('app/health/route.ts')).not.toContain('runtime');
  });

  it('nodejs goes into every route file', async () => {
    const { text } = await compiled(shop, { runtime: 'nodejs' });
    expect(text('app/health/route.ts')).toContain("export const runtime = 'nodejs';\n\nexport function GET");
    expect(text('app/books/route.ts')).toContain("export const runtime = 'nodejs';");
  });

  it('edge goes only where nothing needs Node', async () => {
    const { text, messages } = await compiled(shop, { runtime: 'edge' });
    expect(text('app/health/route.ts')).toContain("export const runtime = 'edge';");
    expect(text('app/books/route.ts')).not.toContain('runtime');
    expect(messages).toContain('E2N411 app/books/route.ts cannot run on the edge runtime: app/books/route.ts → services/store.js → node:fs.');
  });

  it('a target with cacheComponents gets no runtime', async () => {
    const target = { 'package.json': JSON.stringify(next), 'next.config.ts': 'export default { cacheComponents: true };\n', 'tsconfig.json': '{}' };
    const { text, messages } = await compiled(shop, { runtime: 'nodejs', target });
    expect(text('app/health/route.ts')).not.toContain('runtime');
    expect(messages.some((message) => message.startsWith('E2N412'))).toBe(true);
  });
});
