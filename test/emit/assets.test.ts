import { describe, expect, it } from 'vitest';
import { compiled } from '../compiled.js';
import type { Tree } from '../workspace/trees.js';

/** An app under `src/` whose service holds `code`, used by one route. */
const withService = (code: string, more: Tree = {}, type = 'commonjs'): Tree => ({
  'package.json': JSON.stringify({ name: 'shop', type, dependencies: { express: '^5.0.0' } }),
  'src/app.js':
    type === 'module'
      ? "import express from 'express';\nimport { read } from './services/files.js';\nconst app = express();\napp.get('/', (req, res) => { res.json(read('a')); });\nexport default app;\n"
      : "const express = require('express');\nconst { read } = require('./services/files');\nconst app = express();\napp.get('/', (req, res) => { res.json(read('a')); });\nmodule.exports = app;\n",
  'src/services/files.js': code,
  ...more,
});
const service = 'server/services/files.js';
const cjs = "const path = require('path');\nconst fs = require('fs');\n";

describe('files that modules read by their own place', () => {
  it('are copied, and the path leads to them from the working directory', async () => {
    const { text } = await compiled(
      withService(`${cjs}const PRICES = path.join(__dirname, '..', '..', 'assets', 'prices.txt');\nexports.read = () => fs.readFileSync(PRICES, 'utf8');\n`, { 'assets/prices.txt': 'one\n', 'assets/other.txt': 'two\n' }),
    );
    expect(text('assets/prices.txt')).toBe('one\n');
    expect(text('assets/other.txt')).toBeNull();
    expect(text(service)).toContain("const PRICES = path.join(process.cwd(), 'assets/prices.txt');");
  });

  it('below the folder of the modules stay beside them', async () => {
    const { text } = await compiled(withService(`${cjs}exports.read = () => fs.readFileSync(path.resolve(__dirname, './mail.html'), 'utf8');\n`, { 'src/services/mail.html': '<p>' }));
    expect(text('server/services/mail.html')).toBe('<p>');
    expect(text(service)).toContain("path.resolve(process.cwd(), 'server/services/mail.html')");
  });

  const forms = [
    ['concatenation', "exports.read = () => fs.readFileSync(__dirname + '/../../views/a.html');", '`${process.cwd()}/views/a.html`', ['views/a.html']],
    ['a template', 'exports.read = () => fs.readFileSync(`${__dirname}/../../views/a.html`);', '`${process.cwd()}/views/a.html`', ['views/a.html']],
    ['a folder and a name', "exports.read = (name) => fs.readFileSync(path.join(__dirname, '../../views', name));", "path.join(process.cwd(), 'views', name)", ['views/a.html', 'views/sub/b.html']],
    ['a folder and the rest of a name', "exports.read = (name) => fs.readFileSync(__dirname + '/../../views/' + name);", '`${process.cwd()}/views/` + name', ['views/a.html', 'views/sub/b.html']],
    ['a template with a name', 'exports.read = (name) => fs.readFileSync(`${__dirname}/../../views/${name}.html`);', '`${process.cwd()}/views/${name}.html`', ['views/a.html', 'views/sub/b.html']],
    ['the start of a name', "exports.read = (name) => fs.readFileSync(path.join(__dirname, '../../views/sub') + '/b' + name);", '`${process.cwd()}/views/sub/b` + name', ['views/sub/b.html']],
    ['a constant', "const views = path.join(__dirname, '../../views');\nexports.read = (name) => fs.readFileSync(path.join(views, 'sub', name));", "path.join(process.cwd(), 'views')", ['views/a.html', 'views/sub/b.html']],
    ['a constant for the root', "const root = path.join(__dirname, '..', '..');\nexports.read = () => fs.readFileSync(path.join(root, 'views', 'a.html'));", "path.join(root, 'views', 'a.html')", ['views/a.html']],
    ['the working directory', "exports.read = () => fs.readFileSync(path.join(process.cwd(), 'views', 'a.html'));", "path.join(process.cwd(), 'views', 'a.html')", ['views/a.html']],
    ['a relative name', "exports.read = () => fs.readFileSync('views/a.html');", "fs.readFileSync('views/a.html')", ['views/a.html']],
  ] as const;
  it.each(forms)('%s', async (_, code, expected, copied) => {
    const { text, paths } = await compiled(withService(`${cjs}${code}\n`, { 'views/a.html': 'a', 'views/sub/b.html': 'b', 'views/node_modules/x/c.html': 'c' }));
    expect(text(service)).toContain(expected);
    expect(paths.filter((path) => path.startsWith('views/'))).toEqual(copied);
  });

  it('code in a folder comes with what it imports', async () => {
    const { text, paths } = await compiled(
      withService(`${cjs}exports.jobs = () => fs.readdirSync(path.join(__dirname, '../../jobs')).map((name) => name);\n`, {
        'jobs/clean.js': "require('../shared/rows');\n",
        'shared/rows.js': "module.exports = require('./names.json');\n",
        'shared/names.json': '[]',
        'shared/unused.js': '',
      }),
    );
    expect(text('jobs/clean.js')).toContain('../shared/rows');
    expect(paths.filter((path) => path.startsWith('shared/'))).toEqual(['shared/names.json', 'shared/rows.js']);
  });

  it('what follows a folder with code is looked for beside the code', async () => {
    const { text } = await compiled(withService(`${cjs}exports.read = (folder) => fs.readFileSync(path.join(__dirname, folder, 'a.json'));\n`, {}));
    expect(text(service)).toContain("path.join(process.cwd(), 'server/services', folder, 'a.json')");
  });

  const esm = "import fs from 'node:fs';\nimport path from 'node:path';\nimport { fileURLToPath } from 'node:url';\n";
  const modern = [
    ['new URL', "export const read = () => fs.readFileSync(new URL('../../views/a.html', import.meta.url));", "new URL('views/a.html', `file://${process.cwd()}/`)"],
    ['fileURLToPath', "const here = path.dirname(fileURLToPath(import.meta.url));\nexport const read = () => fs.readFileSync(path.join(here, '../../views/a.html'));", "const here = `${process.cwd()}/server/services`;"],
    ['import.meta.dirname', "export const read = () => fs.readFileSync(path.join(import.meta.dirname, '../../views/a.html'));", "path.join(process.cwd(), 'views/a.html')"],
    ['__dirname made by hand', "const __dirname = path.dirname(fileURLToPath(import.meta.url));\nexport const read = () => fs.readFileSync(path.join(__dirname, '../../views/a.html'));", 'const __dirname = `${process.cwd()}/server/services`;'],
  ] as const;
  it.each(modern)('ES modules: %s', async (_, code, expected) => {
    const { text } = await compiled(withService(`${esm}${code}\n`, { 'views/a.html': 'a' }, 'module'));
    expect(text(service)).toContain(expected);
    expect(text('views/a.html')).toBe('a');
  });

  it('leaves createRequire(import.meta.url) and names of another meaning alone', async () => {
    const code = `${esm}import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);\nexport const read = (it) => [load, it.__dirname, { __filename: 1 }, path, fs, fileURLToPath];\n`;
    const { text } = await compiled(withService(code, {}, 'module'));
    expect(text(service)).toBe(code);
  });

  it('in a handler that moves into its route file', async () => {
    const { text } = await compiled({
      'app.js': "const express = require('express');\nconst fs = require('fs');\nconst path = require('path');\nconst app = express();\napp.get('/', (req, res) => { res.send(fs.readFileSync(path.join(__dirname, 'views', 'a.html'), 'utf8')); });\nmodule.exports = app;\n",
      'views/a.html': 'a',
    });
    expect(text('app/route.ts')).toContain("path.join(process.cwd(), 'views/a.html')");
    expect(text('views/a.html')).toBe('a');
  });

  it('of bridged modules are the same files', async () => {
    const { text, paths } = await compiled({
      'src/app.js': "const express = require('express');\nconst path = require('path');\nconst app = express();\napp.get('/', (req, res) => { res.render(path.join(__dirname, 'views/a.html')); });\nmodule.exports = app;\n",
      'src/views/a.html': 'a',
      'package.json': '{"name":"shop","dependencies":{"express":"4"}}',
    });
    expect(text('server/express/app.js')).toContain("path.join(process.cwd(), 'server/views/a.html')");
    expect(paths.filter((path) => path.endsWith('a.html'))).toEqual(['server/views/a.html']);
  });

  it('never become public by their name alone', async () => {
    const { text } = await compiled(withService(`${cjs}exports.read = () => fs.readFileSync(path.join(__dirname, '../../public/a.txt'), 'utf8');\n`, { 'public/a.txt': 'a' }));
    expect(text('public/a.txt')).toBeNull();
    expect(text('server/public/a.txt')).toBe('a');
    expect(text(service)).toContain("'server/public/a.txt'");
  });

  it('are not copied when they hold secrets, code, or too much', async () => {
    const { paths, messages } = await compiled(
      withService(
        `${cjs}exports.read = () => [fs.readFileSync(path.join(__dirname, '../../.env')), fs.readFileSync(path.join(__dirname, 'worker.js')), fs.readdirSync(__dirname), fs.readFileSync(path.join(__dirname, '../../big.bin'))];\n`,
        { '.env': 'SECRET=1', 'src/services/worker.js': '1;', 'big.bin': 'x'.repeat(21 * 1024 * 1024) },
      ),
    );
    expect(paths.filter((path) => /env|worker|big/.test(path) && !path.includes('next-env'))).toEqual([]);
    expect(messages).toEqual(expect.arrayContaining([expect.stringMatching(/^E2N431 .env /), expect.stringMatching(/^E2N432 .*worker\.js/), expect.stringMatching(/^E2N433 The folder src\/services /), expect.stringMatching(/^E2N430 big\.bin /)]));
  });
});

it('what middleware in Express reads by its own place is where its file is', async () => {
  const { text } = await compiled({
    'package.json': JSON.stringify({ name: 'shop', dependencies: { express: '^5.0.0', 'serve-favicon': '^2.5.1' } }),
    'src/app.js':
      "const express = require('express');\nconst favicon = require('serve-favicon');\nconst app = express();\napp.use(favicon(__dirname + '/assets/shop.ico'));\napp.get('/', (req, res) => res.send('x'));\nmodule.exports = app;\n",
    'src/assets/shop.ico': 'icon',
  });
  expect(text('server/assets/shop.ico')).toBe('icon');
  expect(text('server/http/express-middleware.ts')).toContain('favicon(`${process.cwd()}/server/assets/shop.ico`)');
});
