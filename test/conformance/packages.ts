import { MIDDLEWARE_RULES } from '../../src/plan/middleware-rules.js';
import type { Verdict } from './bench.js';
import type { CaseRun } from './load.js';
import { passes } from './report.js';

/** Whether the code of a case imports a package. */
export function usesPackage({ definition: { app, files = {} } }: CaseRun, name: string): boolean {
  const loads = new RegExp(`(?:require\\(|from )['"]${name}['"]`);
  return [app, ...Object.values(files)].some((text) => loads.test(text));
}

/** What the bench found for the endpoints of the cases that use a package. */
export interface PackageTally {
  package: string;
  cases: number;
  equal: number;
  native: number;
  bridged: number;
}

/** One tally for each package with a rule and with cases, by name; Express itself is in all of them. */
export function packageTallies(verdicts: readonly Verdict[]): PackageTally[] {
  const names = MIDDLEWARE_RULES.map((rule) => rule.package).filter((name) => name !== 'express').sort();
  return names.flatMap((name) => {
    const using = verdicts.filter(({ run }) => usesPackage(run, name));
    const endpoints = using.flatMap(({ plan }) => plan?.endpoints ?? []);
    const count = (outcome: string) => endpoints.filter((endpoint) => endpoint.outcome === outcome).length;
    return using.length === 0 ? [] : [{ package: name, cases: using.length, equal: using.filter(passes).length, native: count('native'), bridged: count('bridged') }];
  });
}

export const PACKAGE_COLUMNS = ['package', 'cases', 'equal', 'native', 'bridged', 'native share'] as const;

/** The cells of a tally, in the order of {@link PACKAGE_COLUMNS}. */
export function packageCells({ package: name, cases, equal, native, bridged }: PackageTally): string[] {
  const all = native + bridged;
  return [name, ...[cases, equal, native, bridged].map(String), all === 0 ? '-' : `${Math.floor((native / all) * 100)} %`];
}
