import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MIDDLEWARE_RULES } from '../../src/plan/middleware-rules.js';
import { exportOf, folderOf, MIDDLEWARE, middlewareFolders, middlewareIndex } from './middleware-folders.js';

test('rules/middleware/index.ts is what `npm run docs` writes', () => {
  expect(readFileSync(path.join(MIDDLEWARE, 'index.ts'), 'utf8')).toBe(middlewareIndex(middlewareFolders()));
});

test('each folder is named after the package of its rule', () => {
  expect(MIDDLEWARE_RULES.map((rule) => folderOf(rule.package)).sort()).toEqual(middlewareFolders());
});

test('names of packages become names of folders and exports', () => {
  expect(['cookie-parser', '@fastify/express', 'socket.io'].map((name) => [folderOf(name), exportOf(name)])).toEqual([
    ['cookie-parser', 'cookieParser'],
    ['fastify__express', 'fastifyExpress'],
    ['socket.io', 'socketIo'],
  ]);
});
