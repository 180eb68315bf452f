import * as rules from '../../rules/middleware/index.js';
import { packageMajor } from '../source/package-version.js';
import { readPackage } from '../source/package-reading.js';
import { packageName } from '../source/resolve.js';
import type { SourceProject } from '../source/project.js';
import type { MiddlewarePlacement, MiddlewareRule, PackageLink } from './middleware-rule.js';

/** Every package with a rule. */
export const MIDDLEWARE_RULES: readonly MiddlewareRule[] = Object.values(rules);

const RULES: ReadonlyMap<string, MiddlewareRule> = new Map(MIDDLEWARE_RULES.map((rule) => [rule.package, rule]));

/** Where a package's middleware goes; a package without a rule is unsupported, which bridges the endpoint. */
export function placePackage(link: PackageLink, project: SourceProject): MiddlewarePlacement {
  const rule = RULES.get(link.package);
  return rule ? rule.place(link, { major: (name) => packageMajor(name, project) }) : placeByReading(link, project);
}

/** Members of `req` that Express or a parser makes: native code has them from the middleware that sets them anew. */
const OWN_MEMBERS = ['body', 'query', 'cookies', 'signedCookies', 'user', 'session', 'file', 'files'];

/** A package without a rule runs in Express where its code does nothing that native code behind it would miss. */
function placeByReading(link: PackageLink, project: SourceProject): MiddlewarePlacement {
  const reading = readPackage(packageName(link.package), project.root);
  if (!reading) return { kind: 'unsupported', reason: `the package ${link.package}, for which there is no rule` };
  if (mayHandleErrors(link, project)) return { kind: 'unsupported', reason: `the package ${link.package}, which may handle errors` };
  const sets = [...reading.sets];
  const own = OWN_MEMBERS.filter((name) => sets.includes(name));
  return {
    kind: 'express',
    provides: own,
    replaces: own,
    methods: sets.filter((name) => !OWN_MEMBERS.includes(name)),
    readsOthers: true,
    needsBody: false,
    isOpen: reading.setsAny,
    keepsState: true,
    readsAddress: reading.readsAddress,
  };
}

/** Whether what a package without a rule makes may be an error handler: Express tells it by its four parameters. */
export function mayHandleErrors({ package: name, member }: PackageLink, project: SourceProject): boolean {
  if (RULES.has(name)) return false;
  const reading = readPackage(packageName(name), project.root);
  return reading ? reading.handlesErrors && (member === 'default' || /err/i.test(member)) : /err/i.test(`${name} ${member}`);
}

/** Whether all that a package does with requests is done in Express. */
export function isAllInExpress(name: string): boolean {
  return RULES.get(name)?.isAllInExpress ?? false;
}

/** Whether the middleware of a package is known, and with it that it leaves the methods of `res` that native code goes without. */
export function isKnownPackage(name: string): boolean {
  return RULES.has(name);
}
