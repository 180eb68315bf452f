import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as api from '../../src/index.js';
import { readTree, temporaryFolder, writeTree, type Tree } from '../workspace/trees.js';
import { run } from './run.js';

// What a newcomer may get wrong, through the real compiler: one message with a code, a place where there is one and a way
// out; exit code 1; nothing written. What is odd but valid Express is not refused: it gets a message and works.

const EXPRESS = '{ "name": "shop", "main": "app.js", "dependencies": { "express": "^4.21.2" } }';
const APP = "const express = require('express');\nconst app = express();\n";
const LISTEN = 'app.listen(3000);\n';
const SHOP: Tree = {
  'package.json': EXPRESS,
  'app.js': `${APP}app.get('/users/:id', (req, res) => res.json({ id: req.params.id }));\n${LISTEN}`,
};
const router = (...lines: string[]) => ["const router = require('express').Router();", ...lines, 'module.exports = router;', ''].join('\n');

interface Bad {
  name: string;
  source: Tree;
  /** What stands in the folder `next`, into which is migrated. */
  target?: Tree;
  /** Name of the source in the folder of the test, where it is not `shop`. */
  path?: string;
  flags?: string[];
  /** The message on standard error, from its beginning. `~` stands for the folder of the test. */
  message: string;
}

const REFUSED: Bad[] = [
  {
    name: 'a folder without Express',
    source: { 'package.json': '{ "name": "shop" }', 'index.js': "console.log('no server here');\n" },
    message: 'E2N002 No Express app was found in ~/shop.\n  Point at ',
  },
  { name: 'an empty folder', source: { 'shop/.gitkeep': '' }, message: 'E2N002 No Express app was found in ~/shop.\n  Point at ' },
  {
    name: 'a file that does not parse',
    source: { 'package.json': EXPRESS, 'app.js': `${APP}app.use(require('./routes'));\n${LISTEN}`, 'routes.js': 'const routes = {\n  list: ,\n};\n' },
    message: 'routes.js:2:9 E2N003 routes.js does not parse: Unexpected token\n  Mend ',
  },
  {
    name: 'a package.json that does not parse',
    source: { ...SHOP, 'package.json': '{\n  "name": "shop"\n  "main": "app.js"\n}\n' },
    message: '~/shop/package.json:3:3 E2N003 ~/shop/package.json does not parse: ',
  },
  { name: 'a path that does not exist', source: SHOP, path: 'shpo', message: 'E2N001 The source ~/shpo does not exist.\n  Give a folder' },
  {
    name: 'an unknown --route',
    source: SHOP,
    flags: ['--route', 'GET /user/:id'],
    message: "E2N050 No endpoint matches --route 'GET /user/:id'.\n  Did you mean 'GET /users/:id'?",
  },
  { name: 'a --route that is no pattern', source: SHOP, flags: ['--route', 'users'], message: "E2N051 'users' is no route pattern: " },
  {
    name: 'an output folder that is not empty and not a Next app',
    source: SHOP,
    target: { 'notes.txt': 'mine\n' },
    message: 'E2N301 The target ~/next is not empty and not a Next app.\n  Give an empty or new folder',
  },
  {
    name: 'an output folder with a Next that is not supported',
    source: SHOP,
    target: { 'package.json': '{ "dependencies": { "next": "13.5.0" } }' },
    message: 'E2N302 The target uses Next 13.5.0; 14, 15 and 16 are supported.\n  Upgrade Next',
  },
  {
    name: 'a circular import that gives Express half a module',
    source: {
      'package.json': EXPRESS,
      'app.js': `${APP}app.use('/a', require('./a'));\n${LISTEN}`,
      'a.js': router("router.use('/b', require('./b'));"),
      'b.js': router("router.use('/a', require('./a'));", "router.get('/x', (req, res) => res.json(1));"),
    },
    message: "b.js:2:18 E2N110 require('./a') does not exist yet when it is registered here: this module and a.js import each other in a circle.\n  Express fails",
  },
  {
    name: 'a circular import of ES modules that gives Express nothing yet',
    source: {
      'package.json': '{ "name": "shop", "type": "module", "main": "app.js", "dependencies": { "express": "^5.1.0" } }',
      'app.js': "import express from 'express';\nimport { a } from './a.js';\nconst app = express();\napp.use(a);\napp.listen(3000);\n",
      'a.js': "import { Router } from 'express';\nimport { b } from './b.js';\nexport const a = Router();\na.use(b);\n",
      'b.js': "import { Router } from 'express';\nimport { a } from './a.js';\nexport const b = Router();\nb.use(a);\nb.get('/x', (req, res) => res.json(1));\n",
    },
    message: 'b.js:4:7 E2N110 a does not exist yet when it is registered here: ',
  },
];

describe.each(REFUSED)('$name', ({ source, target = {}, path: name = 'shop', flags = [], message }) => {
  const prepared = () => {
    const folder = temporaryFolder();
    fs.mkdirSync(path.join(folder, 'shop'));
    writeTree(path.join(folder, 'shop'), source);
    writeTree(path.join(folder, 'next'), target);
    return { folder, before: readTree(folder, true), source: path.join(folder, name), out: path.join(folder, 'next') };
  };

  it.each(['plan', 'migrate', 'migrate --dry-run'])('%s says so, exits with 1 and writes nothing', async (command) => {
    const { folder, before, source: from, out: to } = prepared();
    const [verb, ...options] = command.split(' ');
    const { code, out, err } = await run([verb, from, '--out', to, ...options, ...flags], api);
    const text = err.replaceAll(folder, '~');

    expect(out).toBe('');
    expect(text.startsWith(message), text).toBe(true);
    expect(text).not.toMatch(/\n\s+at /);
    expect(text.trimEnd().split('\n')).toHaveLength(2);
    expect(code).toBe(1);
    expect(readTree(folder, true)).toEqual(before);
  });
});

interface Odd {
  name: string;
  app: string;
  files?: Tree;
  /** A line of the report, from its beginning. */
  message: string;
  totals: string;
}

const ODD_BUT_VALID: Odd[] = [
  {
    name: 'two routers on one path, with a route that both have',
    app: "const [a, b] = [express.Router(), express.Router()];\na.get('/x', (req, res) => res.json('a'));\nb.get('/x', (req, res) => res.json('b'));\nb.get('/y', (req, res) => res.json('b'));\napp.use('/api', a);\napp.use('/api', b);\n",
    message: 'app.js:5:1 E2N210 The route GET /api/x (app.js:4), registered before, answers the same requests.',
    totals: '3 endpoints: 3 native, 0 bridged, 0 legacy',
  },
  {
    name: 'a path that Next cannot express',
    app: "app.get(/^\\/orders-(\\d+)$/g, (req, res) => res.json(req.params[0]));\n",
    message: 'app.js:3:1 E2N203 Next has no folder for a RegExp that keeps its place from request to request in the path /^\\/orders-(\\d+)$/g.',
    totals: '1 endpoint: 0 native, 1 bridged, 0 legacy',
  },
  {
    name: 'a method that Next cannot answer',
    app: "app.search('/books', (req, res) => res.json([]));\n",
    message: 'app.js:3:1 E2N209 Next cannot answer the method SEARCH.',
    totals: '1 endpoint: 0 native, 0 bridged, 1 legacy',
  },
];

describe.each(ODD_BUT_VALID)('$name', ({ app, files, message, totals }) => {
  it('is reported, and works', async () => {
    const folder = temporaryFolder();
    writeTree(path.join(folder, 'shop'), { 'package.json': EXPRESS, 'app.js': `${APP}${app}${LISTEN}`, ...files });
    const planned = await run(['plan', path.join(folder, 'shop')], api);
    const migrated = await run(['migrate', path.join(folder, 'shop'), '--out', path.join(folder, 'next')], api);

    for (const { code, out, err } of [planned, migrated]) {
      expect(err).toBe('');
      expect(out.split('\n').filter((line) => line.startsWith(message))).toHaveLength(1);
      expect(out).toContain(`\n${totals}\n`);
      expect(code).toBe(0);
    }
    expect(Object.keys(readTree(path.join(folder, 'next')))).toContain('package.json');
  });
});
