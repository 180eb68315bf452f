import { header, headerValues, type Answer, type VerifyRequest } from './answer.js';
import { unpackedBody } from './unpacked-body.js';
import { parseCookie } from './compare-cookies.js';
import type { ScriptedBody, ScriptedRequest } from './requests-file.js';

/** What one side has given so far: saved values and cookies. */
export class Session {
  private readonly saved = new Map<string, string>();
  private readonly jar = new Map<string, { value: string; path: string }>();

  /** The request as it goes to this side. */
  fill(request: ScriptedRequest): VerifyRequest {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, text]) => [name, this.insert(text)]));
    const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const path = this.insert(request.path);
    const cookies = request.cookies ? this.cookiesFor(path, given.get('cookie')) : undefined;
    const body = request.body && this.bodyOf(request.body);
    return {
      method: request.method,
      path,
      headers: {
        ...Object.fromEntries(Object.entries(headers).filter(([name]) => !cookies || name.toLowerCase() !== 'cookie')),
        ...(body?.type && !given.has('content-type') && { 'Content-Type': body.type }),
        ...(cookies && { Cookie: cookies }),
      },
      ...(body && { body: body.text }),
    };
  }

  /**
   * Keeps what the request asks to keep of its answer.
   *
   * @returns what was not there, one text each
   */
  keep(request: ScriptedRequest, answer: Answer): string[] {
    if (request.cookies) this.keepCookies(answer);
    return Object.entries(request.save).flatMap(([name, from]) => {
      const value = valueAt(answer, from);
      if (value === undefined) return [`${from} is not in the answer, so {{${name}}} has no value`];
      this.saved.set(name, value);
      return [];
    });
  }

  /** The text with its `{{names}}` replaced; one without a value stays, and shows in the request. */
  private insert(text: string): string {
    return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => this.saved.get(name) ?? whole);
  }

  private bodyOf(body: ScriptedBody): { text: string; type?: string } {
    switch (body.kind) {
      case 'text':
        return { text: this.insert(body.text) };
      case 'json':
        return { text: JSON.stringify(this.insertDeep(body.value)), type: 'application/json' };
      case 'form': {
        const pairs = Object.entries(body.fields).flatMap(([name, values]) => [values].flat().map((value) => [name, this.insert(value)]));
        return { text: new URLSearchParams(pairs).toString(), type: 'application/x-www-form-urlencoded' };
      }
    }
  }

  private insertDeep(value: unknown): unknown {
    if (typeof value === 'string') return this.insert(value);
    if (Array.isArray(value)) return value.map((item) => this.insertDeep(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.insertDeep(item)]));
  }

  private cookiesFor(path: string, given: string | undefined): string | undefined {
    const sent = [...this.jar].filter(([, cookie]) => path.startsWith(cookie.path)).map(([name, { value }]) => `${name}=${value}`);
    return [...(given ? [given] : []), ...sent].join('; ') || undefined;
  }

  private keepCookies(answer: Answer): void {
    for (const { name, value, attributes } of headerValues(answer, 'set-cookie').map(parseCookie)) {
      const maxAge = attributes.get('max-age');
      const expires = attributes.get('expires');
      // RFC 6265, 5.3: Max-Age wins over Expires.
      const isOver = maxAge !== undefined ? Number(maxAge) <= 0 : expires !== undefined && Date.parse(expires) <= Date.now();
      if (isOver) this.jar.delete(name);
      else this.jar.set(name, { value, path: attributes.get('path') || '/' });
    }
  }
}

function valueAt(answer: Answer, from: string): string | undefined {
  const [kind, rest] = from.split(/[.[](.*)/s);
  if (kind === 'header') return header(answer, rest);
  if (kind === 'cookie') return headerValues(answer, 'set-cookie').map(parseCookie).find(({ name }) => name === rest)?.value;
  const text = unpackedBody(answer).toString();
  if (rest === undefined) return text;
  const value = memberAt(text, from.slice('body'.length));
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `.items[0].id` of a JSON text. */
function memberAt(json: string, path: string): unknown {
  let at: unknown;
  try {
    at = JSON.parse(json);
  } catch {
    return undefined;
  }
  for (const [, name, index] of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[name ?? index];
  }
  return at;
}
