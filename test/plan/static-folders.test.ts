import { describe, expect, it } from 'vitest';
import { compiled, type Compiled } from '../compiled.js';
import type { Tree } from '../workspace/trees.js';

const files: Tree = { 'public/style.css': 'body{}', 'public/js/app.js': '1;', 'public/.hidden': 'x' };
const app = (body: string, more: Tree = files): Tree => ({
  'app.js': `const express = require('express');\nconst path = require('path');\nconst app = express();\n${body}\nmodule.exports = app;\n`,
  ...more,
});
const books = "app.get('/books', (req, res) => { res.json([]); });";
const served = "app.use(express.static(path.join(__dirname, 'public')));";
const isPublic = ({ paths }: Compiled) => paths.filter((path) => path.startsWith('public'));
const reason = ({ messages }: Compiled) => messages.filter((text) => text.startsWith('E2N44')).join();

describe('express.static', () => {
  it('is what public/ is for', async () => {
    const result = await compiled(app(`${served}\n${books}`));
    expect(isPublic(result)).toEqual(['public/js/app.js', 'public/style.css']);
    expect(result.text('public/style.css')).toBe('body{}');
    expect(result.endpoint('GET /books')).toMatchObject({ outcome: 'native', links: [{ placement: 'dropped' }, { placement: 'handler' }] });
    expect(reason(result)).toBe('E2N440 The files of public are in public, where Next serves them.');
    expect(result.paths).not.toContain('server/http/express-app.ts');
  });

  it('under a prefix, by a relative path', async () => {
    const result = await compiled(app(`app.use('/assets', express.static('public'));\n${books}`));
    expect(isPublic(result)).toEqual(['public/assets/js/app.js', 'public/assets/style.css']);
  });

  it('by the package that it is made of', async () => {
    const result = await compiled(app(`const serveStatic = require('serve-static');\napp.use('/assets', serveStatic(path.join(__dirname, 'public')));\n${books}`));
    expect(isPublic(result)).toEqual(['public/assets/js/app.js', 'public/assets/style.css']);
    expect(result.endpoint('GET /books')).toMatchObject({ outcome: 'native' });
  });

  it('has its index page at the root', async () => {
    const result = await compiled(app(`${served}\n${books}`, { 'public/index.html': '<h1>' }));
    expect(isPublic(result)).toEqual(['public/index.html']);
    expect(result.text('next.config.ts')).toContain("{ source: '/', destination: '/index.html' }");
  });

  it('keeps one copy for handlers that read it too', async () => {
    const result = await compiled(app(`${served}\nconst fs = require('fs');\napp.get('/css', (req, res) => { res.send(fs.readFileSync(path.join(__dirname, 'public/style.css'), 'utf8')); });`));
    expect(result.text('app/css/route.ts')).toContain("path.join(process.cwd(), 'public/style.css')");
    expect(result.paths.filter((path) => path.endsWith('style.css'))).toEqual(['public/style.css']);
  });

  it('warns of cache options', async () => {
    const result = await compiled(app(`app.use(express.static('public', { maxAge: '1d' }));\n${books}`));
    expect(isPublic(result)).toHaveLength(2);
    expect(reason(result)).toContain('E2N441');
    expect(reason(result)).toContain('maxAge: "1d"');
  });

  const kept = [
    ['behind a guard', `app.use((req, res, next) => (req.get('x') ? next() : res.sendStatus(401)));\n${served}\n${books}`, files, 'runs before it'],
    ['behind headers', `app.use(require('cors')());\n${served}\n${books}`, files, 'runs before it'],
    ['behind a route for a file', `app.get('/:name', (req, res) => { res.send('x'); });\n${served}`, files, 'the earlier route /:name answers'],
    ['with an index page that a route shares', `${served}\napp.get('/', (req, res) => { res.send('x'); });`, { 'public/index.html': '' }, 'share the path /'],
    ['with index pages further down', served + books, { 'public/docs/index.html': '' }, 'a folder in it has an index page'],
    ['with other options', `app.use(express.static('public', { extensions: ['css'] }));\n${books}`, files, 'option extensions'],
    ['under a condition', `if (process.env.X) ${served}\n${books}`, files, 'only served under a condition'],
    ['of a folder that is not there yet', served + books, {}, 'made later'],
    ['of a folder that the program fills', `${served}\nconst fs = require('fs');\napp.post('/up', (req, res) => { fs.writeFileSync('public/new.txt', 'x'); res.end(); });`, files, 'seems to write into it'],
  ] as const;
  it.each(kept)('stays with the original app %s', async (_, body, tree, expected) => {
    const result = await compiled(app(body, tree));
    expect(isPublic(result)).toEqual([]);
    expect(reason(result)).toContain('E2N442');
    expect(reason(result)).toContain(expected);
    expect(result.paths).toContain('server/http/express-app.ts');
    expect(result.text('app/[...path]/route.ts')).toContain('export const GET = express;');
  });

  it('leaves routes native that have no file, for methods that it does not answer too', async () => {
    const body = "app.use(require('cors')());\napp.use('/files', express.static('public'));\napp.get('/books', (req, res) => { res.json([]); });\napp.get('/files/list', (req, res) => { res.json([]); });\napp.get('/files/:name', (req, res) => { res.json([]); });\napp.post('/files/:name', (req, res) => { res.json([]); });";
    const { endpoint, text } = await compiled(app(body));
    expect(endpoint('GET /books').outcome).toBe('native');
    expect(endpoint('GET /files/list').outcome).toBe('native');
    expect(endpoint('GET /files/:name').outcome).toBe('bridged');
    expect(endpoint('POST /files/:name').outcome).toBe('native');
    expect(text('app/files/[...path]/route.ts')).toContain('export const GET = express;');
  });

  it('of the original app are reached where no route is near', async () => {
    const { text, paths } = await compiled(app(`app.use(require('cors')());\nconst docs = express.Router();\ndocs.use('/img', express.static('public'));\napp.use('/docs', docs);\napp.use('/files', express.static('public'));\n${books}`));
    expect(text('app/files/[...path]/route.ts')).toContain('export const GET = express;');
    expect(text('app/docs/img/[...path]/route.ts')).toContain('export const GET = express;');
    expect(paths.filter((path) => path.startsWith('public'))).toEqual([]);
  });

  it('of an unknown folder bridges what may be a file', async () => {
    const { endpoint } = await compiled(app("app.use(express.static(process.env.DIR));\napp.get('/', (req, res) => { res.json([]); });\napp.get('/map.json', (req, res) => { res.json([]); });\napp.get('/books', (req, res) => { res.json([]); });\napp.post('/books', (req, res) => { res.json([]); });\napp.get('/:page', (req, res) => { res.json([]); });"));
    for (const name of ['GET /', 'GET /:page', 'GET /map.json']) expect(endpoint(name).outcome, name).toBe('bridged');
    expect(endpoint('GET /books').outcome).toBe('native');
    expect(endpoint('POST /books').outcome).toBe('native');
  });

  it('never replaces files of the target', async () => {
    const target = { 'package.json': '{"dependencies":{"next":"16.4.6"}}', 'public/style.css': 'mine', 'tsconfig.json': '{}' };
    const result = await compiled(app(`${served}\n${books}`), { target });
    expect(isPublic(result)).toEqual([]);
    expect(reason(result)).toContain('the target has a file public/style.css of its own');
  });
});
