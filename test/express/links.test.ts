import { afterAll, describe, expect, test } from 'vitest';
import type { LinkFunction } from '../../src/model.js';
import { removeProjects, type Files } from './support/project.js';
import { read, type Read } from './support/read.js';

afterAll(removeProjects);

/** The link of the first handler of the first route, with the texts of its spans. */
function firstLink(files: Files | string) {
  const result = read(files);
  const layer = result.stack.find(({ kind }) => kind === 'route');
  if (layer?.kind !== 'route') throw new Error('no route');
  return { ...result, link: layer.handlers[0] };
}

function user({ link, text }: { link: LinkFunction; text: Read['text'] }) {
  if (link.kind !== 'user') throw new Error(`${link.kind}${link.kind === 'opaque' ? `: ${link.reason}` : ''}`);
  return {
    name: link.name,
    arity: link.arity,
    code: text(link.function),
    expression: text(link.expression),
    moduleLevel: link.moduleLevel,
    receiver: link.receiver && text(link.receiver),
    factories: link.factories.map((factory) => text(factory.call)),
  };
}

const app = (route: string, before = '') =>
  `const express = require('express');\nconst app = express();\n${before}\n${route}\nmodule.exports = app;`;

describe('functions of the user', () => {
  test('inline, at module level', () => {
    const found = user(firstLink(app(`app.get('/', (req, res) => res.json(app.locals));`)));
    expect(found).toEqual({
      name: undefined,
      arity: 2,
      code: '(req, res) => res.json(app.locals)',
      expression: '(req, res) => res.json(app.locals)',
      moduleLevel: true,
      receiver: undefined,
      factories: [],
    });
  });

  test('declared below its use', () => {
    const found = user(firstLink(app(`app.get('/', list); function list(req, res) {}`)));
    expect(found).toMatchObject({
      name: 'list',
      code: 'function list(req, res) {}',
      expression: 'list',
      moduleLevel: true,
    });
  });

  test('imported from a controller', () => {
    const { link, text } = firstLink({
      'app.js': app(`app.get('/', users.list);`, `const users = require('./users');`),
      'users.js': `exports.list = async (req, res) => {};`,
    });
    expect(link.kind === 'user' && link.function.file).toBe('users.js');
    expect(user({ link, text })).toMatchObject({
      name: 'list',
      code: 'async (req, res) => {}',
      expression: 'users.list',
      moduleLevel: true,
    });
  });

  test('names come from the variable, the property, or the function itself', () => {
    const nameOf = (before: string, handler: string) => user(firstLink(app(`app.get('/', ${handler});`, before))).name;
    expect(nameOf('const a = () => {};', 'a')).toBe('a');
    expect(nameOf('let a; a = function () {};', 'a')).toBe('a');
    expect(nameOf('const o = { b: () => {} };', 'o.b')).toBe('b');
    expect(nameOf('const o = { c() {} };', 'o.c')).toBe('c');
    expect(nameOf('', 'function d() {}')).toBe('d');
    expect(nameOf('class E { static f = () => {}; }', 'E.f')).toBe('f');
  });

  test('a handler in a function that gets the app is no longer module level when it uses a parameter', () => {
    const code = `register(app, 5); function register(target, limit) {
      target.get('/a', (req, res) => res.json(limit));
      target.get('/b', (req, res) => res.json(1));
    }`;
    const { stack, text } = read(app(code));
    const links = stack.flatMap((layer) =>
      layer.kind === 'route' ? layer.handlers.map((link) => user({ link, text })) : [],
    );
    expect(links.map(({ moduleLevel, factories }) => ({ moduleLevel, factories }))).toEqual([
      { moduleLevel: false, factories: ['register(app, 5)'] },
      { moduleLevel: true, factories: [] },
    ]);
  });
});

describe('factories', () => {
  test('the call that made a closure, with its arguments', () => {
    const { link, text } = firstLink(
      app(
        `app.get('/', allow('admin', { strict: true, list: [1, /x/i, null], extra: process.env.X }));`,
        `function allow(role, options) { return function check(req, res, next) { if (req.role === role && options) next(); }; }`,
      ),
    );
    expect(user({ link, text })).toMatchObject({ name: 'check', moduleLevel: true });
    if (link.kind !== 'user') throw new Error(link.kind);
    const [factory] = link.factories;
    expect(text(factory.function)).toMatch(/^function allow/);
    expect(factory.arguments.map(({ value, span }) => ({ value, text: text(span) }))).toEqual([
      { value: { kind: 'literal', value: 'admin' }, text: "'admin'" },
      {
        text: '{ strict: true, list: [1, /x/i, null], extra: process.env.X }',
        value: {
          kind: 'object',
          complete: true,
          entries: {
            strict: { kind: 'literal', value: true },
            list: {
              kind: 'array',
              items: [
                { kind: 'literal', value: 1 },
                { kind: 'regexp', source: 'x', flags: 'i' },
                { kind: 'literal', value: null },
              ],
            },
            extra: { kind: 'unknown', text: 'process.env.X' },
          },
        },
      },
    ]);
  });

  test('a wrapper around a handler gives the handler as an argument', () => {
    const { link, text } = firstLink(
      app(
        `app.get('/', wrap(list));`,
        `const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
         const list = async (req, res) => {};`,
      ),
    );
    if (link.kind !== 'user') throw new Error(link.kind);
    const [argument] = link.factories[0].arguments;
    expect(argument.value.kind).toBe('function');
    if (argument.value.kind !== 'function') return;
    expect(user({ link: argument.value.link, text })).toMatchObject({ name: 'list', code: 'async (req, res) => {}' });
  });

  test('calls within calls are listed from the inside', () => {
    const code = `const outer = (a) => (b) => (req, res) => res.json(a + b);`;
    expect(user(firstLink(app(`app.get('/', outer(1)(2));`, code))).factories).toEqual(['outer(1)(2)', 'outer(1)']);
  });

  test('a factory whose variables the function does not use made nothing of it', () => {
    expect(
      user(firstLink(app(`app.get('/', make(1));`, `const make = (unused) => (req, res) => res.end();`))).factories,
    ).toEqual([]);
  });

  test('default values of a factory are not arguments', () => {
    const { link } = firstLink(
      app(`app.get('/', limit());`, `const limit = (max = 10) => (req, res) => res.json(max);`),
    );
    expect(link.kind === 'user' && link.factories[0].arguments).toEqual([]);
  });
});

describe('receivers', () => {
  const controller = `class Users { constructor() { this.n = 1; } list(req, res) { res.json(this.n); } show = (req, res) => res.json(this.n); }`;

  test.each([
    ['users.list.bind(users)', 'users'],
    ['users.show', 'users'],
    ['new Users().show', 'new Users()'],
    ['users.list', undefined],
  ])('%s has the receiver %s', (handler, receiver) => {
    expect(user(firstLink(app(`app.get('/', ${handler});`, `${controller} const users = new Users();`))).receiver).toBe(
      receiver,
    );
  });

  test('a destructured arrow member keeps the instance that it belongs to', () => {
    const found = user(firstLink(app(`app.get('/', show);`, `${controller} const { show } = new Users();`)));
    expect(found).toMatchObject({ receiver: 'new Users()', expression: 'show', name: 'show' });
  });

  test('`this` in an expression is not module level', () => {
    const code = `class App { constructor() { this.app = express(); this.app.get('/', this.home.bind(this)); } home(req, res) {} } const it = new App(); module.exports = it.app;`;
    const found = user(firstLink(`const express = require('express'); ${code}`));
    expect(found).toMatchObject({ name: 'home', receiver: 'this', moduleLevel: false });
  });
});

describe('functions of packages', () => {
  const link = (handler: string, before = '') => {
    const found = firstLink(app(`app.get('/', ${handler});`, before)).link;
    if (found.kind !== 'package') throw new Error(found.kind);
    return {
      package: found.package,
      member: found.member,
      called: found.called,
      arguments: found.arguments.map(({ value }) => value),
    };
  };

  test.each([
    ['express.json({ limit: "1mb" })', '', 'express', 'json', true],
    ['express.static("public")', '', 'express', 'static', true],
    ['cors()', `const cors = require('cors');`, 'cors', 'default', true],
    ['helmet', `const helmet = require('helmet');`, 'helmet', 'default', false],
    ['passport.authenticate("jwt")', `const passport = require('passport');`, 'passport', 'authenticate', true],
    [
      'upload.single("file")',
      `const multer = require('multer'); const upload = multer({ dest: 'x' });`,
      'multer',
      'default().single',
      true,
    ],
    [
      'body("x").isEmail()',
      `const { body } = require('express-validator');`,
      'express-validator',
      'body().isEmail',
      true,
    ],
    [
      'limiter',
      `const { rateLimit } = require('express-rate-limit'); const limiter = rateLimit({ max: 5 });`,
      'express-rate-limit',
      'rateLimit',
      true,
    ],
    ['get', `const get = require('lodash/get');`, 'lodash/get', 'default', false],
  ])('%s', (handler, before, name, member, called) => {
    expect(link(handler, before)).toMatchObject({ package: name, member, called });
  });

  test('the arguments of the last call', () => {
    expect(link('express.json({ limit: "1mb" })').arguments).toEqual([
      { kind: 'object', complete: true, entries: { limit: { kind: 'literal', value: '1mb' } } },
    ]);
  });

  test('a wrapper from a package has the handler as its argument', () => {
    const [argument] = link(
      'handle(async (req, res) => {})',
      `const handle = require('express-async-handler');`,
    ).arguments;
    expect(argument).toMatchObject({ kind: 'function', link: { kind: 'user', arity: 2 } });
  });
});

describe('what is not resolved is opaque', () => {
  test.each([
    ['process.handlers.x', ''],
    ['unknownGlobal', ''],
    ['table[process.env.X]', 'const table = { a: (req, res) => {} };'],
    ['process.env.X ? a : b, process.env.Y ? a : b', 'const a = () => {}, b = () => {};'],
    ['...more', 'const more = globalThis.more;'],
    ['"text"', ''],
    ['class A {}', ''],
    ['express.Router()', ''],
  ])('%s', (handler, before) => {
    const { link } = firstLink(app(`app.get('/', ${handler});`, before));
    expect(link.kind).toBe('opaque');
  });
});
