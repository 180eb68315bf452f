import { readFileSync } from 'node:fs';
import type { Interpreter } from './interpreter.js';
import { arrayOf, literal, objectOf, UNDEFINED, unknown, type Value } from './values.js';

/** What a JSON file of the project holds. */
export function jsonFile(it: Interpreter, file: string): Value {
  try {
    return jsonValue(JSON.parse(readFileSync(it.project.absolute(file), 'utf8').replace(/^\uFEFF/, '')));
  } catch {
    return unknown(file);
  }
}

/** A parsed JSON text as a value. */
export function jsonValue(json: unknown): Value {
  if (json === null || typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return literal(json);
  if (Array.isArray(json)) return arrayOf(json.map((item) => ({ value: jsonValue(item) })));
  if (typeof json !== 'object') return UNDEFINED;
  return objectOf(Object.fromEntries(Object.entries(json).map(([key, value]) => [key, jsonValue(value)])));
}
