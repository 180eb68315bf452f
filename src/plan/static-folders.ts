import path from 'node:path';
import { diagnostic } from '../diagnostics.js';
import type { AppModel, ChainLink, Diagnostic, Endpoint, Layer, LinkFunction, PathPattern, StaticValue } from '../model.js';
import type { TargetApp } from '../next/target.js';
import { folderFiles, kindAt } from '../source/folder-files.js';
import type { SourceProject } from '../source/project.js';
import { placePackage } from './middleware-rules.js';
import type { PackageLink } from './middleware-rule.js';

/** A folder that `express.static` serves. */
export interface StaticFolder {
  /** Absolute; null where reading does not know it. */
  folder: string | null;
  /** Whether it can be looked into. */
  isThere: boolean;
  /** Mount path without a slash at its end: `''` for the root. */
  prefix: string;
  /** Names below the folder that Express would serve, with `/` between parts. */
  files: readonly string[];
  /** Why its files cannot go to `public/`; null when they can. */
  obstacle: string | null;
  /** Options that only change cache headers, as text. */
  cache: string;
  link: PackageLink;
}

/** More files than this are no part of the program. */
const MAX_FILES = 2000;
const MAX_BYTES = 20 * 1024 * 1024;

/** Options that Next's own serving of `public/` does not follow, though only in its cache headers. */
const CACHE_OPTIONS = new Set(['maxAge', 'immutable', 'etag', 'lastModified', 'cacheControl']);

/**
 * What `express.static` serves, and how the target can.
 *
 * Next serves `public/` before it runs anything of the app, so a folder may go there only when nothing of the app would
 * have come before it. Otherwise the original app serves it.
 */
export class StaticFolders {
  private readonly known: readonly StaticFolder[];

  constructor(
    private readonly project: SourceProject,
    private readonly model: AppModel,
    private readonly endpoints: readonly Endpoint[],
    private readonly target: TargetApp,
  ) {
    this.known = this.find();
  }

  /** Folders whose files go to `public/`. */
  get published(): StaticFolder[] {
    return this.known.filter(({ obstacle }) => obstacle === null);
  }

  /** Mount paths below which the original app serves files. */
  get bridgedPrefixes(): string[] {
    return this.known.filter(({ obstacle, prefix }) => obstacle !== null && prefix !== '').map(({ prefix }) => prefix);
  }

  /** Whether the original app has to serve some folder. */
  get needsBridge(): boolean {
    return this.known.some(({ obstacle }) => obstacle !== null);
  }

  get diagnostics(): Diagnostic[] {
    return this.known.map((one): Diagnostic => {
      const facts = { folder: one.folder === null ? this.textOf(one) : path.relative(this.project.root, one.folder) || '.', place: `public${one.prefix}` };
      const { expression } = one.link;
      if (one.obstacle !== null) return diagnostic('E2N442', { ...facts, reason: one.obstacle }, expression);
      return one.cache ? diagnostic('E2N441', { ...facts, options: one.cache }, expression) : diagnostic('E2N440', facts, expression);
    });
  }

  /**
   * Why a chain cannot do without its `express.static`; null when it can.
   *
   * @param endpoint method and path that the chain is for; a path with `/*` at its end stands for whatever no route takes
   */
  obstacleFor(link: ChainLink, endpoint: { method: string; path: string }): string | null {
    const { file, start } = link.function.expression;
    const all = this.known.filter((one) => one.link.expression.file === file && one.link.expression.start === start);
    const found = all.find(({ obstacle }) => obstacle !== null) ?? all[0];
    if (found?.obstacle === null) return null;
    if (endpoint.method !== 'ALL' && endpoint.method !== 'GET' && endpoint.method !== 'HEAD') return found?.folder == null && !this.fallsThrough(link) ? 'express.static() that may refuse the method' : null;
    if (!found) return 'express.static() that reading does not know';
    if (!found.isThere && mayBeFile(found, endpoint.path)) return `express.static() for a folder whose files reading does not know, with ${endpoint.path} below it`;
    if (endpoint.method === 'ALL' && endpoint.path.endsWith('/*')) return `express.static() for files that are not in public/: ${found.obstacle}`;
    return this.shadows(found, endpoint.path) ? `express.static() with a file for ${endpoint.path}` : null;
  }

  private fallsThrough(link: ChainLink): boolean {
    const options = link.function.kind === 'package' ? link.function.arguments[1]?.value : undefined;
    if (!options) return true;
    const value = options.kind === 'object' && options.complete ? options.entries.fallthrough : { kind: 'unknown' as const, text: '' };
    return !value || (value.kind === 'literal' && value.value !== false);
  }

  // --- finding ------------------------------------------------------------------------------------------------------------------

  private find(): StaticFolder[] {
    const root = this.model.routers[this.model.root];
    const found: StaticFolder[] = [];
    for (const router of Object.values(this.model.routers)) {
      router.stack.forEach((layer, index) => {
        if (layer.kind !== 'use' || !isStatic(layer.handler)) return;
        const mount = this.mountOf(router.id);
        for (const own of layer.paths.map(literalPrefix)) {
          const prefix = mount === null || own === null ? null : mount + own;
          found.push(this.describe(layer, layer.handler, prefix, router === root ? root.stack.slice(0, index) : null, found));
        }
      });
    }
    return found;
  }

  /** Path at which a router is mounted, when it is plain text. */
  private mountOf(id: string, depth = 0): string | null {
    if (id === this.model.root) return '';
    for (const router of Object.values(this.model.routers)) {
      const layer = router.stack.find((one) => one.kind === 'mount' && one.router === id);
      const own = layer ? literalPrefix(layer.paths[0]) : null;
      const outer = own === null || depth > 10 ? null : this.mountOf(router.id, depth + 1);
      if (outer !== null) return outer + own;
    }
    return null;
  }

  private describe(layer: Layer, link: PackageLink, prefix: string | null, before: readonly Layer[] | null, earlier: readonly StaticFolder[]): StaticFolder {
    const [where, options] = link.arguments;
    const folder = where?.value.kind === 'literal' && typeof where.value.value === 'string' ? path.resolve(this.project.root, where.value.value) : null;
    const exists = folder !== null && kindAt(folder) === 'folder';
    const all = exists ? folderFiles(folder) : [];
    const files = all.map(({ file }) => file).filter((file) => !/(?:^|\/)\./.test(file));
    const read = optionsOf(options?.value);
    const one: StaticFolder = { folder, isThere: exists, prefix: prefix ?? '', files, obstacle: null, cache: read.cache, link };
    one.obstacle =
      (folder === null && 'reading does not know the folder') ||
      (!exists && 'the folder is made later') ||
      (before === null && 'it stands in a router') ||
      (prefix === null && 'its path is no plain text') ||
      (layer.conditions.length > 0 && 'it is only served under a condition') ||
      read.obstacle ||
      ((all.length > MAX_FILES || all.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) && 'it is too large to be copied') ||
      this.indexObstacle(one, read.hasIndex) ||
      this.writtenObstacle(folder!) ||
      this.earlierObstacle(one, before!, earlier) ||
      this.targetObstacle(one) ||
      null;
    return one;
  }

  /** A folder's index page is served for the path of the folder; at the root a rewrite does that. */
  private indexObstacle({ files, prefix }: StaticFolder, hasIndex: boolean): string | false {
    const pages = hasIndex ? files.filter((file) => /(?:^|\/)index\.html$/.test(file)) : [];
    if (pages.some((file) => file !== 'index.html' || prefix !== '')) return 'a folder in it has an index page';
    return pages.length > 0 && this.endpoints.some((endpoint) => endpoint.path === '/') && 'its index page and a route share the path /';
  }

  /** Next serves what is there when the app is built: a folder that the program writes into needs the app. */
  private writtenObstacle(folder: string): string | false {
    const name = path.basename(folder).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const isWritten = this.model.reached.some((file) => {
      if (file.endsWith('.json')) return false;
      const { code } = this.project.module(file);
      return /\b(?:multer|diskStorage|createWriteStream|writeFile(?:Sync)?|mkdir(?:Sync)?|rename(?:Sync)?|copyFile(?:Sync)?)\b|\.mv\(/.test(code) && new RegExp(`['"\`/]${name}(?:['"\`/])`).test(code.replace(/(?:express\.)?static\([^\n]*/g, ''));
    });
    return isWritten && 'the program seems to write into it';
  }

  /** What Express would have done before it looked into the folder. */
  private earlierObstacle(one: StaticFolder, before: readonly Layer[], earlier: readonly StaticFolder[]): string | false {
    for (const layer of before) {
      if (layer.kind === 'route' || !layer.paths.some((pattern) => mayCover(pattern, one))) continue;
      if (layer.kind === 'mount') {
        if (this.hasMiddleware(layer.router)) return 'a router with middleware stands before it';
      } else if (!isSilent(layer.handler, this.project)) return `${this.project.module(layer.site.file).code.slice(layer.handler.expression.start, layer.handler.expression.end).split('\n')[0]} runs before it`;
    }
    if (earlier.some((other) => other.obstacle !== null && covers(other.prefix, one.prefix))) return 'another folder is served before it';
    const isAfter = (endpoint: Endpoint) => endpoint.chain.some((link) => link.function.expression.file === one.link.expression.file && link.function.expression.start === one.link.expression.start);
    const first = this.endpoints.find((endpoint) => ['GET', 'HEAD', 'ALL'].includes(endpoint.method) && !isAfter(endpoint) && this.shadows(one, endpoint.path));
    return first !== undefined && `the earlier route ${first.path} answers for one of its files`;
  }

  private hasMiddleware(router: string, seen = new Set<string>()): boolean {
    if (seen.has(router)) return false;
    seen.add(router);
    return this.model.routers[router]?.stack.some((layer) => (layer.kind === 'use' ? !isSilent(layer.handler, this.project) : layer.kind === 'mount' && this.hasMiddleware(layer.router, seen))) ?? true;
  }

  private targetObstacle({ files, prefix }: StaticFolder): string | false {
    const taken = new Set(this.target.entries.filter(({ kind }) => kind === 'public').map(({ file }) => file));
    const clash = files.find((file) => taken.has(`public${prefix}/${file}`));
    return clash !== undefined && `the target has a file public${prefix}/${clash} of its own`;
  }

  /** Whether a path of Express stands for one of the files. */
  private shadows({ files, prefix }: StaticFolder, endpoint: string): boolean {
    if (endpoint.startsWith('/^') || /[()\\]/.test(endpoint)) return files.length > 0;
    const pattern = endpointPattern(endpoint);
    return files.some((file) => pattern.test(`${prefix}/${file}`) || (file === 'index.html' && pattern.test(prefix || '/')));
  }

  private textOf({ link }: StaticFolder): string {
    const [where] = link.arguments;
    return where ? this.project.module(where.span.file).code.slice(where.span.start, where.span.end) : '?';
  }
}

function isStatic(link: LinkFunction): link is PackageLink {
  if (link.kind !== 'package' || !link.called) return false;
  return (link.package === 'express' && link.member === 'static') || (link.package === 'serve-static' && link.member === 'default');
}

/**
 * Whether a folder that cannot be looked into may hold a file for a path: its index page, a name with an extension, or whatever
 * a parameter right below it stands for. That it holds `api/users` is a thing nobody does.
 */
function mayBeFile({ prefix }: StaticFolder, endpoint: string): boolean {
  if (!endpoint.startsWith(`${prefix}/`) && endpoint !== prefix) return /[^\w\-./]/.test(endpoint.slice(0, prefix.length + 1));
  const [first, ...others] = endpoint.slice(prefix.length).split('/').filter(Boolean);
  return first === undefined || /[^\w\-~]/.test([first, others.at(-1)?.replace(/^:\w+$/, '') ?? ''].join(''));
}

function literalPrefix(pattern: PathPattern): string | null {
  return pattern.kind === 'string' && /^[\w\-./~]*$/.test(pattern.value) ? pattern.value.replace(/\/+$/, '') : null;
}

function covers(outer: string, inner: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`) || outer.startsWith(`${inner}/`);
}

/** Whether a layer may run for one of the files. */
function mayCover(pattern: PathPattern, { prefix, files }: StaticFolder): boolean {
  const literal = literalPrefix(pattern)?.toLowerCase();
  return literal === undefined || literal === '' || files.some((file) => `${prefix}/${file}`.toLowerCase().startsWith(`${literal}/`));
}

/** Middleware that neither answers nor leaves a trace on what comes later. */
function isSilent(link: LinkFunction, project: SourceProject): boolean {
  if (link.kind !== 'package') return false;
  if (isStatic(link)) return true;
  const placed = placePackage(link, project);
  return placed.kind === 'dropped' || placed.kind === 'cookies' || placed.kind === 'parser';
}

/** A regular expression for the paths of an endpoint in Express syntax, generous where it is not plain. */
function endpointPattern(endpoint: string): RegExp {
  const parts = endpoint.split(/(:\w+\??|\*\w*|[{}])/).map((part) => {
    if (/^[{}]$/.test(part)) return '';
    if (part.startsWith('*')) return '.*';
    return part.startsWith(':') ? '[^/]*' : part.replace(/[.+?^$()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}/?$`, 'i');
}

/** What the options of `express.static` change (serve-static: README, options). */
function optionsOf(value: StaticValue | undefined): { obstacle: string | false; cache: string; hasIndex: boolean } {
  if (!value || value.kind === 'undefined') return { obstacle: false, cache: '', hasIndex: true };
  if (value.kind !== 'object' || !value.complete) return { obstacle: 'its options are not known', cache: '', hasIndex: true };
  const cache: string[] = [];
  let hasIndex = true;
  for (const [name, entry] of Object.entries(value.entries)) {
    const literal = entry.kind === 'literal' ? entry.value : undefined;
    if (CACHE_OPTIONS.has(name)) cache.push(`${name}: ${JSON.stringify(literal ?? '?')}`);
    else if (name === 'index' && (literal === false || literal === 'index.html')) hasIndex = literal !== false;
    else if ((name === 'dotfiles' && literal === 'ignore') || ((name === 'redirect' || name === 'fallthrough' || name === 'acceptRanges') && literal === true)) continue;
    else return { obstacle: `its option ${name} has no counterpart`, cache: '', hasIndex: true };
  }
  return { obstacle: false, cache: cache.join(', '), hasIndex };
}
