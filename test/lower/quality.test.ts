import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.js';
import { temporaryFolder, writeTree } from '../workspace/trees.js';

// What typical handlers become, to be read: each file of `quality/` begins with a piece of an Express app, and holds the
// files that come of it. A changed text is a change for every user: read it before it is taken over (`vitest -u`).

const FOLDER = path.join(import.meta.dirname, 'quality');
const names = readdirSync(FOLDER).sort();

/** Modules that the pieces import. */
const MODULES = {
  'models/book.js': 'const books = [];\nexports.Book = {\n  find: async () => books,\n  findById: async (id) => books.find((one) => one.id === id),\n  create: async (book) => book,\n  deleteOne: async (filter) => {},\n  latest: async (n) => books.slice(0, n),\n  search: async (text, options) => books,\n};\n',
  'tokens.js': "exports.verify = (token) => ({ id: token, name: 'Ann' });\n",
  'db.js': 'exports.query = (sql, callback) => setImmediate(() => callback(null, []));\n',
  'audit.js': 'exports.audit = (event, id) => {};\n',
  'files/terms.html': '<p>Be kind.</p>\n',
};

function project(piece: string, language: string): string {
  const folder = temporaryFolder();
  const app = language === 'ts' ? piece : `const express = require('express');\n\nconst app = express();\n\n${piece}\n\nmodule.exports = app;\n`;
  writeTree(folder, {
    ...(language === 'ts' ? {} : MODULES),
    [`app.${language}`]: app,
    'package.json': JSON.stringify({ name: 'piece', main: `app.${language}`, dependencies: { express: '^5.3.0' } }),
  });
  return folder;
}

/** Not what the piece became: the same in every app, or carried over as it is. */
const isBesides = (file: string) => !/^(app\/(?!layout)|server\/|proxy\.ts)/.test(file) || file in MODULES || /^server\/(models|db|tokens|audit|files)|^server\/http\/(?!route\.ts|not-found\.ts|read-body\.ts)/.test(file);

test.each(names)('%s', { timeout: 60_000 }, async (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');
  const [, language, piece] = /^```(js|ts)\n([^]*?)\n```\n/.exec(text)!;
  const { plan, files } = await compile(project(piece, language));
  const reasons = plan.endpoints.flatMap(({ outcome, diagnostics }) => (outcome === 'native' ? [] : diagnostics.map(({ message }) => message)));
  expect(reasons).toEqual([]);
  const parts = files.filter(({ path: file }) => !isBesides(file)).map(({ path: file, content }) => `\n\`${file}\`\n\n\`\`\`ts\n${String(content).trimEnd()}\n\`\`\`\n`);
  for (const [, comment] of piece.matchAll(/^\s*\/\/ (.*)$/gm)) expect(parts.join('').split(`// ${comment}\n`).length - 1, comment).toBe(1);
  await expect(`\`\`\`${language}\n${piece}\n\`\`\`\n${parts.join('')}`).toMatchFileSnapshot(path.join(FOLDER, name));
});
