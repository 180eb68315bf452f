import type { StaticValue } from '../../../src/model.js';
import type { MiddlewareRule } from '../../../src/plan/middleware-rule.js';
import { HELMET_MAJORS, HELMET_PARTS, type HelmetPart } from './defaults.js';

/** Headers whose option is `{ policy: value }`, and nothing else. */
const POLICIES = new Set(['Cross-Origin-Embedder-Policy', 'Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy', 'Referrer-Policy']);

/** What one part of helmet sends with an option; `undefined` where only helmet itself can tell. */
function valueOf(part: HelmetPart, option: StaticValue | undefined, major: number): string | null | undefined {
  if (!option || option.kind === 'undefined') return part.value(major);
  if (option.kind === 'literal') return option.value === false ? null : option.value === true ? (part.value(major) ?? undefined) : undefined;
  if (option.kind !== 'object' || !option.complete || !POLICIES.has(part.header)) return undefined;
  const { policy, ...others } = option.entries;
  return policy?.kind === 'literal' && typeof policy.value === 'string' && Object.keys(others).length === 0 ? policy.value : undefined;
}

/** The headers of `helmet(options)`, or null where an option is more than on, off or a policy. */
function headersOf(options: Record<string, StaticValue>, major: number): Record<string, string> | null {
  const headers: Record<string, string> = {};
  const known = new Set(['hidePoweredBy', 'xPoweredBy', ...HELMET_PARTS.flatMap((part) => part.options)]);
  if (Object.keys(options).some((name) => !known.has(name))) return null;
  for (const part of HELMET_PARTS) {
    const value = valueOf(part, options[part.options.find((name) => name in options) ?? ''], major);
    if (value === undefined) return null;
    if (value !== null) headers[part.header] = value;
  }
  return headers;
}

/** Fixed security headers where the options leave no doubt; else helmet runs as it is. */
export const helmet: MiddlewareRule = {
  package: 'helmet',
  about: 'Fixed headers, those of the installed major, where its options are plain; otherwise it runs in Express, in front of native code.',
  place(link, packages) {
    const [options] = link.arguments;
    const major = packages.major('helmet');
    const entries = !options || options.value.kind === 'undefined' ? {} : options.value.kind === 'object' && options.value.complete ? options.value.entries : null;
    const headers = link.member === 'default' && entries && major && HELMET_MAJORS.includes(major) ? headersOf(entries, major) : null;
    if (!link.called) return { kind: 'unsupported', reason: 'helmet that was not called' };
    return headers ? { kind: 'headers', headers } : { kind: 'express', provides: [], methods: [], replaces: [], readsOthers: false, needsBody: false, isOpen: false, keepsState: false, readsAddress: false };
  },
};
