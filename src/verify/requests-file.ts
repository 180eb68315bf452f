import fs from 'node:fs';
import { diagnostic, UserError } from '../diagnostics.js';
import { nearest } from '../plan/nearest.js';

/** A body as the requests file gives it. */
export type ScriptedBody =
  | { kind: 'json'; value: unknown }
  | { kind: 'text'; text: string }
  | { kind: 'form'; fields: Record<string, string | string[]> };

/** A request before the values that earlier answers gave are filled in for its `{{names}}`. */
export interface ScriptedRequest {
  name: string;
  /** Where it comes from: the user's file, or made up from the endpoint table. */
  origin: 'file' | 'endpoint' | 'missing method' | 'preflight';
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: ScriptedBody;
  /** What to keep of the answer: name to `body.items[0].id`, `header.location` or `cookie.sid`. */
  save: Record<string, string>;
  /** Send and keep cookies, as a browser does; each side has its own. */
  cookies: boolean;
  /** The status that Express has to answer, so that the request does what it was written for. */
  expect?: number;
}

const KEYS = ['name', 'method', 'path', 'headers', 'body', 'form', 'save', 'cookies', 'expect'];
const SAVED = /^(?:body(?:[.[].+)?|header\.[\w-]+|cookie\..+)$/;

/**
 * Reads a file of requests.
 *
 * @throws {UserError} E2N501 when there is none or something in it makes no sense, with the number of the request
 */
export function readRequestsFile(file: string): ScriptedRequest[] {
  const refuse = (reason: string) => new UserError(diagnostic('E2N501', { file, reason }));
  let list: unknown;
  try {
    list = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  if (!Array.isArray(list)) throw refuse('it is no list.');
  const saved = new Set<string>();
  return list.map((entry: unknown, i) => {
    try {
      const request = readRequest(entry);
      const unknown = namesIn(request).find((name) => !saved.has(name));
      if (unknown !== undefined) throw new Error(`{{${unknown}}} is not saved by an earlier request.`);
      for (const name of Object.keys(request.save)) saved.add(name);
      return request;
    } catch (error) {
      throw refuse(`request ${i + 1}: ${(error as Error).message}`);
    }
  });
}

function readRequest(entry: unknown): ScriptedRequest {
  if (!isRecord(entry)) throw new Error('it is no object.');
  const unknown = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`'${unknown}' is unknown; did you mean '${nearest(unknown, KEYS, 1)[0]}'?`);
  const { name, method = 'GET', path, headers = {}, save = {}, cookies = false, expect } = entry;
  if (typeof method !== 'string' || !/^[A-Za-z-]+$/.test(method)) throw new Error("'method' has to be the name of a method.");
  if (typeof path !== 'string' || !/^(?:\/|\{\{)/.test(path)) throw new Error("'path' has to be a text that begins with '/'.");
  if (name !== undefined && typeof name !== 'string') throw new Error("'name' has to be a text.");
  if (!isTextRecord(headers)) throw new Error("'headers' has to map names to texts.");
  if (!isTextRecord(save) || !Object.values(save).every((from) => SAVED.test(from))) {
    throw new Error("'save' has to map names to 'body.…', 'header.…' or 'cookie.…'.");
  }
  if (typeof cookies !== 'boolean') throw new Error("'cookies' has to be true or false.");
  if (expect !== undefined && !Number.isInteger(expect)) throw new Error("'expect' has to be a status.");
  const body = readBody(entry);
  return {
    name: name ?? `${method.toUpperCase()} ${path}`,
    origin: 'file',
    method: method.toUpperCase(),
    path,
    headers,
    ...(body && { body }),
    save,
    cookies,
    ...(expect !== undefined && { expect: expect as number }),
  };
}

function readBody({ body, form }: Record<string, unknown>): ScriptedBody | undefined {
  if (body !== undefined && form !== undefined) throw new Error("it has both 'body' and 'form'.");
  if (form !== undefined) {
    const isForm = isRecord(form) && Object.values(form).every((value) => [value].flat().every((one) => typeof one === 'string'));
    if (!isForm) throw new Error("'form' has to map names to texts or lists of texts.");
    return { kind: 'form', fields: form as Record<string, string | string[]> };
  }
  if (body === undefined) return undefined;
  return typeof body === 'string' ? { kind: 'text', text: body } : { kind: 'json', value: body };
}

/** The `{{names}}` that a request needs. */
function namesIn({ path, headers, body }: ScriptedRequest): string[] {
  return [...JSON.stringify({ path, headers, body }).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}
