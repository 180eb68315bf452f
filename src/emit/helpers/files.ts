/**
 * Files from disk, as Express's `res.sendFile` and `res.download` send them.
 *
 * Node built-ins: node:fs, node:fs/promises, node:path, node:stream.
 */
import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { contentType } from 'mime-types';
import parseRange from 'range-parser';
import { contentDisposition } from './attachment';
import { createHttpError, notFoundResponse, withStatus } from './errors';

export interface SendFileOptions {
  /** The folder that paths are relative to, and may not leave. */
  root?: string;
  /** Headers to send with the file. */
  headers?: Record<string, string | number | readonly string[]>;
  /** What becomes of paths with a part that begins with a dot: `ignore` (404) by default, `allow` or `deny` (403). */
  dotfiles?: 'allow' | 'deny' | 'ignore' | (string & {});
  /** How long the file may be cached: milliseconds, or text such as `1d`. */
  maxAge?: number | string;
  /** Whether the file never changes while it may be cached. */
  immutable?: boolean;
  /** The file that is sent for a path that ends in a slash; `index.html` by default. */
  index?: string | string[] | false;
  /** False leaves the header of that name away. */
  acceptRanges?: boolean;
  cacheControl?: boolean;
  lastModified?: boolean;
  /** Endings to try, without a dot, for a path that has none and does not exist. */
  extensions?: string | string[] | false;
  /** Offsets of the first and the last byte to send. */
  start?: number;
  end?: number;
  /** Makes a folder an error (EISDIR) instead of the 404 page. */
  folder?: 'throw';
}

/**
 * Sends a file: the part of it that the request asks for, nothing where the client has it already, the 404 page for a
 * folder.
 *
 * @param path absolute, or relative to `options.root`
 * @param init status and headers that the response has anyway; its headers come before those of the file
 * @throws HttpError 404 for a missing file, 403 for a path outside of the root, 412 and 416 as the request has it
 * @throws TypeError for a relative path without a root
 */
export async function sendFile(
  request: Request,
  path: string,
  options: SendFileOptions = {},
  init: ResponseInit = {},
): Promise<Response> {
  if (!options.root && !isAbsolute(path)) throw new TypeError('path must be absolute or specify root');
  const file = await findFile(path, options);
  if (!file) return notFoundResponse(request);

  const headers = fileHeaders(file, options, init.headers);
  const { status = 200 } = init;
  if (isPreconditionFailure(request, headers)) throw createHttpError(412, undefined, { headers: plain(headers) });
  if ((status === 304 || (status >= 200 && status < 300)) && isFresh(request, headers)) {
    for (const name of ['encoding', 'language', 'length', 'range', 'type']) headers.delete(`Content-${name}`);
    return new Response(null, { status: 304, headers });
  }

  const { start: first = 0, end: last = Infinity } = options;
  const size = Math.max(0, Math.min(file.stats.size - first, last - first + 1));
  const range = options.acceptRanges === false ? undefined : requestedRange(request, headers, size);
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
  const body = request.method === 'HEAD' ? null : await readFile(file.path, first + start, first + Math.max(start, end));
  return new Response(body, { ...init, status: range ? 206 : status, headers });
}

/**
 * Sends a file for the browser to save.
 *
 * @param path absolute, relative to `options.root`, or else to the working directory
 * @param name the name to save it as; its own by default
 */
export function download(
  request: Request,
  path: string,
  name?: string | null,
  options: SendFileOptions = {},
  init: ResponseInit = {},
): Promise<Response> {
  const given = Object.entries(options.headers ?? {}).filter(
    ([header]) => header.toLowerCase() !== 'content-disposition',
  );
  const headers = { 'Content-Disposition': contentDisposition(name || path), ...Object.fromEntries(given) };
  return sendFile(request, options.root ? path : resolve(path), { ...options, headers }, init);
}

interface FoundFile {
  path: string;
  stats: Stats;
}

/** @returns undefined for a folder */
async function findFile(path: string, options: SendFileOptions): Promise<FoundFile | undefined> {
  const { root, dotfiles, index = 'index.html' } = options;
  const relative = root ? normalize(`.${sep}${path}`) : path;
  if (path.includes('\0')) throw createHttpError(400);
  if (/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(relative)) throw createHttpError(403);
  if (isHidden(normalize(relative), dotfiles)) throw createHttpError(dotfiles === 'deny' ? 403 : 404);

  const full = root ? join(resolve(root), relative) : resolve(path);
  const indexes = path.endsWith('/') && index !== false ? [index].flat() : [];
  if (indexes.length === 0) {
    const stats = await stat(full).catch(ignoreMissing);
    if (!stats) return findWithExtension(full, options);
    if (stats.isDirectory() && options.folder === 'throw') throw Object.assign(new Error('EISDIR, read'), { code: 'EISDIR' });
    if (stats.isDirectory()) return undefined;
    if (path.endsWith('/')) throw createHttpError(404);
    return { path: full, stats };
  }
  let failure: unknown = createHttpError(404);
  for (const name of indexes) {
    const stats = await stat(join(full, name)).catch((error: unknown) => void (failure = error));
    if (stats && !stats.isDirectory()) return { path: join(full, name), stats };
  }
  return refuse(failure);
}

/** The first file that exists with one of the endings. */
async function findWithExtension(path: string, { extensions }: SendFileOptions): Promise<FoundFile> {
  const endings = /[\\/]$|\.[^.\\/]+$/.test(path) ? [] : [extensions || []].flat();
  for (const ending of endings) {
    const stats = await stat(`${path}.${ending}`).catch(ignoreMissing);
    if (stats && !stats.isDirectory()) return { path: `${path}.${ending}`, stats };
  }
  return stat(path).catch(refuse) as Promise<never>;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') refuse(error);
}

function isHidden(path: string, dotfiles: SendFileOptions['dotfiles'] = 'ignore'): boolean {
  return dotfiles !== 'allow' && path.split(sep).some((part) => part.length > 1 && part.startsWith('.'));
}

function refuse(error: unknown): never {
  const missing = ['ENAMETOOLONG', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  throw withStatus(error, missing ? 404 : 500, { expose: false });
}

async function readFile(path: string, start: number, end: number): Promise<ReadableStream> {
  const file = await open(path).catch(refuse);
  return Readable.toWeb(file.createReadStream({ start, end })) as ReadableStream;
}

function fileHeaders({ path, stats }: FoundFile, options: SendFileOptions, given?: HeadersInit): Headers {
  const headers = new Headers(given);
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers.delete(name);
    for (const item of [value].flat()) headers.append(name, String(item));
  }
  const add = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  if (options.acceptRanges !== false) add('Accept-Ranges', 'bytes');
  if (options.cacheControl !== false) {
    add('Cache-Control', `public, max-age=${seconds(options.maxAge)}${options.immutable ? ', immutable' : ''}`);
  }
  if (options.lastModified !== false) add('Last-Modified', stats.mtime.toUTCString());
  add('ETag', `W/"${stats.size.toString(16)}-${stats.mtime.getTime().toString(16)}"`);
  add('Content-Type', fileType(path));
  return headers;
}

function fileType(path: string): string {
  return contentType(extname(path)) || 'application/octet-stream';
}

const UNITS: Record<string, number> = { s: 1000, m: 60e3, h: 3600e3, d: 86400e3, w: 604800e3, y: 31557600e3 };

const YEAR = 365 * 86400e3;

/** Whole seconds, a year at most. */
function seconds(age: number | string = 0): number {
  const [, amount, unit = 'ms'] = /^(-?\d*\.?\d+) *([a-z]*)$/i.exec(String(age)) ?? [];
  const factor = /^(ms|msec|millisec)/i.test(unit) ? 1 : (UNITS[unit.charAt(0).toLowerCase()] ?? NaN);
  const milliseconds = typeof age === 'number' ? age : Number(amount) * factor;
  return Math.floor(Math.min(Math.max(0, milliseconds || 0), YEAR) / 1000);
}

/** RFC 9110, 13.1.1 and 13.1.4: `If-Match`, `If-Unmodified-Since`. */
function isPreconditionFailure(request: Request, headers: Headers): boolean {
  const match = request.headers.get('if-match');
  if (match) return !headers.has('etag') || (match !== '*' && !namesETag(match, headers));
  const since = date(request.headers.get('if-unmodified-since'));
  return !isNaN(since) && !(date(headers.get('last-modified')) <= since);
}

/** RFC 9110, 13.1.2 and 13.1.3: `If-None-Match`, `If-Modified-Since`. */
function isFresh(request: Request, headers: Headers): boolean {
  if (/(?:^|,)\s*no-cache\s*(?:,|$)/.test(request.headers.get('cache-control') ?? '')) return false;
  const match = request.headers.get('if-none-match');
  if (match) return match === '*' || namesETag(match, headers);
  return date(headers.get('last-modified')) <= date(request.headers.get('if-modified-since'));
}

function namesETag(list: string, headers: Headers): boolean {
  const etag = headers.get('etag')?.replace(/^W\//, '');
  return etag !== undefined && list.split(',').some((item) => item.trim().replace(/^W\//, '') === etag);
}

function date(text: string | null): number {
  return text ? Date.parse(text) : NaN;
}

/**
 * The one range that the request asks for; several, or one that cannot be read, are as none.
 *
 * @throws HttpError 416 where the file has nothing of it
 */
function requestedRange(request: Request, headers: Headers, size: number): { start: number; end: number } | undefined {
  const asked = request.headers.get('range') ?? '';
  if (!/^ *bytes=/.test(asked) || !isRangeFresh(request, headers)) return undefined;
  const ranges = parseRange(size, asked, { combine: true });
  if (ranges === -1) {
    throw createHttpError(416, undefined, { headers: { ...plain(headers), 'Content-Range': `bytes */${size}` } });
  }
  return ranges !== -2 && ranges.length === 1 ? ranges[0] : undefined;
}

/** RFC 9110, 13.1.5: `If-Range`. */
function isRangeFresh(request: Request, headers: Headers): boolean {
  const condition = request.headers.get('if-range');
  if (!condition) return true;
  if (condition.includes('"')) return Boolean(headers.get('etag')) && condition.includes(headers.get('etag') ?? '');
  return date(headers.get('last-modified')) <= date(condition);
}

function plain(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers);
}
