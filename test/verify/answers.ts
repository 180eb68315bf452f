import type { Answer } from '../../src/verify/answer.js';

/** An answer as a server would send it; the clock stands at the same second unless told otherwise. */
export function answer(parts: Partial<Omit<Answer, 'body'>> & { body?: string | Uint8Array; json?: unknown } = {}): Answer {
  const { body, json, headers, ...rest } = parts;
  return {
    status: 200,
    receivedAt: Date.parse('2026-03-01T12:00:00Z'),
    ...rest,
    headers: [...(headers ?? []), ...(json === undefined ? [] : [['Content-Type', 'application/json; charset=utf-8'] as [string, string]])],
    body: Buffer.from(json === undefined ? (body ?? '') : JSON.stringify(json)),
  };
}
