import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CASES, type Case } from './cases.js';
import { registeredAtRunTime, registeredByReading, type Registered } from './support/oracle.js';
import { removeProjects, writeProject } from './support/project.js';

afterAll(removeProjects);

/** A package's functions are not counted by reading, so what the other side says of them is dropped. */
function alike(runtime: Registered[], read: Registered[]): Registered[] {
  return runtime.map((line, index) => ({
    ...line,
    arity: line.arity.map((count, at) => (read[index]?.arity[at] === null ? null : count)),
  }));
}

function shown(lines: Registered[]): string[] {
  return lines.map(({ kind, path: at, arity }) => `${kind} ${at} (${arity.join(', ')})`);
}

describe.each([4, 5] as const)('reading finds what Express %i registers', (major) => {
  const cases = Object.entries(CASES).filter(([, { majors }]) => majors?.includes(major) ?? true);
  const roots = new Map<Case, string>(cases.map(([, one]) => [one, writeProject(one.files, major)]));
  const runtime = registeredAtRunTime(cases.map(([, one]) => path.join(roots.get(one)!, one.entry)));

  test.each(cases.map(([name, one], index) => [name, one, runtime[index]] as const))('%s', (_, one, expected) => {
    if (typeof expected === 'string') throw new Error(expected);
    const read = registeredByReading(path.join(roots.get(one)!, one.entry));
    expect(shown(read)).toEqual(shown(alike(expected, read)));
    expect(expected.length).toBeGreaterThan(0);
  });
});
