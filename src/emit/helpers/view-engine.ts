/**
 * Views, found and rendered as Express's `res.render` does it.
 *
 * Node built-ins: node:fs, node:path.
 */
import { statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { withResponseStatus } from './response-status';
import { send } from './send';

/** A template engine for Express: renders the file at `path` and calls back with the text. */
export type Engine = (path: string, locals: any, callback: (error: any, text?: any) => void) => unknown;

export interface ViewOptions {
  /** The folder of the views, or several, in the order in which they are searched. */
  folders: string | string[];
  /** The engine for each extension of files, without the dot. */
  engines: Record<string, Engine>;
  /** Extension of the views that are named without one. */
  extension?: string;
  /** Whether views that were found once are not looked for again: in production, unless told otherwise. */
  cache?: boolean;
  /** What all views see. */
  locals?: Record<string, unknown>;
  /** What views and engines see under `settings`, besides what is said here already. */
  settings?: Record<string, unknown>;
}

/** The file of a view, with the engine that renders it. */
interface View {
  name: string;
  ext: string;
  root: string | string[];
  defaultEngine?: string;
  engine: Engine;
  path?: string;
}

/** Makes the functions that render the views of an app. */
export function createViews(options: ViewOptions) {
  const { folders, extension, cache = process.env.NODE_ENV === 'production' } = options;
  const known = new Map<string, View>();
  const settings = {
    env: process.env.NODE_ENV || 'development',
    views: folders,
    ...(extension && { 'view engine': extension }),
    ...((cache || options.cache !== undefined) && { 'view cache': cache }),
    ...options.settings,
  };

  /**
   * Renders a view.
   *
   * @param name relative to the folders, with or without its extension; `users` may be `users/index`
   * @param locals what the view sees, before what all views see
   * @throws Error for a view that there is none of, and whatever the engine says
   */
  function renderToString(name: string, locals: object = {}): Promise<any> {
    return new Promise((resolve, reject) => {
      const values: Record<string, unknown> = { settings, ...options.locals, ...locals };
      values.cache ??= cache;
      const view = (values.cache ? known.get(name) : undefined) ?? findView(name, options);
      if (values.cache) known.set(name, view);
      view.engine(view.path!, values, (error, text) => (error ? reject(error) : resolve(text)));
    });
  }

  /**
   * Answers with a view.
   *
   * @param init status and headers; without a content type, the answer is HTML
   */
  async function render(name: string, locals: object = {}, init: ResponseInit = {}): Promise<Response> {
    const text = await renderToString(name, locals).catch((error: unknown) => {
      throw init.status ? withResponseStatus(error, init.status) : error;
    });
    return send(text, init);
  }

  return { render, renderToString };
}

function findView(name: string, { folders, engines, extension }: ViewOptions): View {
  const own = extname(name);
  if (!own && !extension) throw new Error('No default engine was specified and no extension was provided.');
  const ext = own || `.${extension}`;
  const engine = engines[ext.slice(1)];
  if (!engine) throw Object.assign(new Error(`Cannot find module '${ext.slice(1)}'`), { code: 'MODULE_NOT_FOUND' });

  const view: View = { name, ext, root: folders, defaultEngine: extension, engine };
  view.path = [folders].flat().map((folder) => fileOf(resolve(folder, own ? name : name + ext), ext)).find(Boolean);
  if (!view.path) throw Object.assign(new Error(`Failed to lookup view "${name}" in views ${listOf(folders)}`), { view });
  return view;
}

/** The file itself, or `index` in a folder of that name. */
function fileOf(path: string, ext: string): string | undefined {
  const index = join(dirname(path), basename(path, ext), `index${ext}`);
  return [path, index].find((one) => statSync(one, { throwIfNoEntry: false })?.isFile());
}

function listOf(folders: string | string[]): string {
  if (!Array.isArray(folders) || folders.length < 2) return `directory "${folders}"`;
  return `directories "${folders.slice(0, -1).join('", "')}" or "${folders[folders.length - 1]}"`;
}
