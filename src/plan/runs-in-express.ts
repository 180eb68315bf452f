import type { StaticValue } from '../model.js';
import type { MiddlewareRule, PackageLink } from './middleware-rule.js';

/** What is known of a package whose middleware runs as it is, in Express, in front of native code. */
export interface ExpressOnly {
  /** Members of `req` that it sets or replaces, for native code behind it to read. */
  provides: readonly string[];
  /** Members that others have set, and that it may put something new in the place of. */
  replaces?: readonly string[];
  /** Methods that it puts on `req`, for native code behind it to call there. */
  methods?: readonly string[];
  /** True for what changes a body that was parsed before it, and makes none itself. */
  needsBody?: boolean;
  /** True for what may put something else in the place of any part of the request: all is read from Express behind it. */
  isOpen?: boolean;
  /** Options that say under which other names it puts things on `req`: with one of them, all is read from Express, too. */
  naming?: readonly string[];
  /** True for what goes on with what other middleware left on `req`, such as a session. */
  readsOthers?: (link: PackageLink) => boolean;
  /** True for what keeps values between requests in the instance that a call makes: there may be only one. */
  keepsState?: boolean;
  /** True for what tells clients apart by their address. */
  readsAddress?: boolean;
  /** Exports, or methods of what an export makes, that are middleware once called; all where there is no list. */
  members?: readonly string[];
  /** Exports that are middleware as they are. */
  uncalled?: readonly string[];
  /** Those of the members that only prepare: behind them, nothing is on `req` yet. */
  preparing?: readonly string[];
}

/**
 * The rule of a package whose middleware runs as it is, in Express, in front of native code.
 *
 * A package that replaces methods of `res` (`res.json`, `res.render`) cannot have one: native code does not call them.
 *
 * @param name npm name
 * @param known what its code was read to do to `req` and `res`
 */
export function runsInExpress(name: string, known: ExpressOnly): MiddlewareRule {
  const { provides, methods = [], replaces = [], needsBody = false, keepsState = false, readsAddress = false } = known;
  return {
    package: name,
    about: aboutOf(known),
    isAllInExpress: true,
    place(link) {
      // `single` in `multer().single()`, `isEmail` in `body('mail').isEmail()`
      const member = link.member.split('.').at(-1)!;
      const isMiddleware = link.called ? !known.members || known.members.includes(member) : known.uncalled?.includes(member);
      if (!isMiddleware) return { kind: 'unsupported', reason: `${name}.${link.member}, which is no middleware that is known` };
      const isPreparing = known.preparing?.includes(member) ?? false;
      return {
        kind: 'express',
        provides: isPreparing ? [] : provides,
        methods,
        replaces,
        readsOthers: !isPreparing && (known.readsOthers?.(link) ?? false),
        needsBody,
        isOpen: known.isOpen || usesOtherNames(link, member, known),
        keepsState,
        readsAddress,
      };
    },
  };
}

function usesOtherNames(link: PackageLink, member: string, { naming }: ExpressOnly): boolean {
  return naming !== undefined && (member === 'unless' || link.arguments.some(({ value }) => mayHave(value, naming)));
}

/** Whether one of these options may be among an argument. */
function mayHave(value: StaticValue, options: readonly string[]): boolean {
  if (value.kind === 'object') return !value.complete || options.some((name) => name in value.entries);
  return value.kind === 'unknown';
}

function aboutOf({ provides, methods = [], isOpen, keepsState, readsAddress }: ExpressOnly): string {
  const members = [...provides.map((name) => `\`req.${name}\``), ...methods.map((name) => `\`req.${name}()\``)];
  return [
    'Runs in Express, in front of native code.',
    isOpen ? 'What it did to the request is read from there.' : members.length > 0 ? `Native code behind it has ${members.join(', ')}.` : '',
    keepsState ? 'It keeps values between requests, so native and bridged endpoints share one of it.' : '',
    readsAddress ? 'It tells clients apart by their address, which Next only knows from `X-Forwarded-For`.' : '',
  ].filter(Boolean).join(' ');
}
