import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, ViewOptions } from '../../../src/emit/helpers/view-engine';
import { MAJORS } from './support/majors';
import { writeTarget } from './support/target';

type Views = ReturnType<typeof import('../../../src/emit/helpers/view-engine').createViews>;

/** What an engine was given, as its text. */
const seen: Engine = (file, { settings, ...locals }, done) => {
  if (locals.throws) throw new Error('thrown');
  if (locals.fails) return done(new Error('failed'));
  const text = JSON.stringify({ file, locals: { ...locals, _locals: undefined }, views: settings.views, engine: settings['view engine'], cached: settings['view cache'], env: settings.env });
  return locals.late ? setTimeout(() => done(null, text), 1) : done(null, text);
};

describe.each(MAJORS)('views of Express $major', ({ major, express }) => {
  const target = writeTarget(['view-engine'], major);
  const root = mkdtempSync(path.join(tmpdir(), 'views-'));
  const [first, second] = ['first', 'second'].map((name) => path.join(root, name));
  let createViews: (options: ViewOptions) => Views;

  beforeAll(async () => {
    ({ createViews } = await target.load<typeof import('../../../src/emit/helpers/view-engine')>('view-engine'));
    for (const file of ['first/a.seen', 'second/a.seen', 'second/b.seen', 'second/folder/index.seen', 'second/folder.other', 'second/c.other', 'second/dots.in.name.seen']) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), '');
    }
    mkdirSync(path.join(second, 'empty.seen'), { recursive: true });
  });
  afterAll(() => {
    target.remove();
    rmSync(root, { recursive: true });
  });

  /** Node adds who required a module. */
  const messageOf = (error: unknown) => (error as Error).message.split('\n')[0];

  /** What Express and the helper make of a view: text, or the message of the error. */
  async function both(options: Omit<ViewOptions, 'engines'>, name: string, locals?: object): Promise<[expected: unknown, actual: unknown]> {
    const app = express();
    for (const extension of ['seen', 'other']) app.engine(extension, seen as Parameters<typeof app.engine>[1]);
    app.set('views', options.folders);
    if (options.extension) app.set('view engine', options.extension);
    if (options.cache !== undefined) app.set('view cache', options.cache);
    Object.assign(app.locals, options.locals);
    const expected = new Promise<unknown>((resolve) => {
      try {
        app.render(name, { ...locals }, (error: Error | null, text?: string) => resolve(error ? messageOf(error) : JSON.parse(text!)));
      } catch (error) {
        resolve(messageOf(error));
      }
    });
    const views = createViews({ ...options, engines: { seen, other: seen } });
    const actual = views.renderToString(name, locals).then((text: string) => JSON.parse(text) as unknown, messageOf);
    return [await expected, await actual];
  }

  async function same(...given: Parameters<typeof both>): Promise<unknown> {
    const [expected, actual] = await both(...given);
    expect(actual).toEqual(expected);
    return actual;
  }

  const names = ['a', 'b', 'a.seen', 'c.other', 'folder', 'folder.other', 'folder/index', './a', 'folder/../b', 'dots.in.name', 'dots.in.name.seen', 'empty', 'empty.seen', 'nowhere', 'nowhere.seen', ''];
  it.each(names)('finds %j', async (name) => {
    const folders = [first, second];
    for (const extension of ['seen', 'other', undefined]) {
      await same({ folders, extension }, name);
      await same({ folders: second, extension }, name);
      await same({ folders: [second], extension }, name);
      await same({ folders: path.relative(process.cwd(), second), extension }, name);
    }
  });

  it('finds a view by its absolute path', async () => {
    expect(await same({ folders: first, extension: 'seen' }, path.join(second, 'b'))).toMatchObject({ file: path.join(second, 'b.seen') });
  });

  it('hands on what the app and the caller give, and whether views are cached', async () => {
    const locals = { a: 'app', b: 'app', c: undefined };
    for (const cache of [undefined, true, false]) {
      await same({ folders: second, extension: 'seen', locals, cache }, 'b', { b: 'own', c: 'own' });
      await same({ folders: second, extension: 'seen', cache }, 'b', { cache: !cache });
      await same({ folders: second, extension: 'seen', cache }, 'b', { cache: null, late: true });
    }
  });

  it('says what the engine says', async () => {
    for (const locals of [{ fails: true }, { throws: true }]) await same({ folders: second, extension: 'seen' }, 'b', locals);
  });

  it('keeps where it found a view only where it is told to', async () => {
    const file = path.join(second, 'moving.seen');
    for (const cache of [true, false]) {
      writeFileSync(file, '');
      const { renderToString } = createViews({ folders: second, extension: 'seen', cache, engines: { seen } });
      await renderToString('moving');
      rmSync(file);
      const again = renderToString('moving');
      if (cache) expect(JSON.parse(await again)).toMatchObject({ file });
      else await expect(again).rejects.toThrow(/^Failed to lookup view "moving" in views directory "/);
    }
  });

  it('answers with HTML unless told otherwise', async () => {
    const { render } = createViews({ folders: second, engines: { seen: (_, locals, done) => done(null, locals.text) }, extension: 'seen' });
    const plain = await render('b', { text: '<p>' });
    expect([plain.status, plain.headers.get('content-type'), await plain.text()]).toEqual([200, 'text/html; charset=utf-8', '<p>']);
    const other = await render('b', { text: 'x' }, { status: 404, headers: { 'Content-Type': 'text/plain' } });
    expect([other.status, other.headers.get('content-type'), await other.text()]).toEqual([404, 'text/plain; charset=utf-8', 'x']);
  });

  it('notes the status that the answer was to have', async () => {
    const { responseStatus } = await target.load<typeof import('../../../src/emit/helpers/response-status')>('response-status');
    const { render } = createViews({ folders: second, extension: 'seen', engines: { seen } });
    expect(responseStatus(await render('nowhere', {}, { status: 404 }).catch((error: unknown) => error))).toBe(404);
    expect(responseStatus(await render('nowhere').catch((error: unknown) => error))).toBe(200);
  });
});
