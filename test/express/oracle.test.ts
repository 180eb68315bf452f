import path from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { CASES, type Case } from './cases.js';
import { registeredAtRunTime, registeredByReading, type Registered } from './support/oracle.js';
import { removeProjects, writeProject, type Files } from './support/project.js';

afterAll(removeProjects);

/** What Node can run of a case: TypeScript is compiled, file by file. */
function runnable({ files, entry }: Case): { files: Files; entry: string } {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    preserveConstEnums: true,
  };
  const compiled = Object.entries(files).map(([name, code]) =>
    name.endsWith('.ts')
      ? [name.replace(/\.ts$/, '.js'), ts.transpileModule(code, { compilerOptions }).outputText]
      : [name, code],
  );
  return { files: Object.fromEntries(compiled) as Files, entry: entry.replace(/\.ts$/, '.js') };
}

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
  const entries = cases.map(([, one]) => {
    const { files, entry } = runnable(one);
    return path.join(entry === one.entry ? roots.get(one)! : writeProject(files, major), entry);
  });
  const runtime = registeredAtRunTime(entries);

  test.each(cases.map(([name, one], index) => [name, one, runtime[index]] as const))('%s', (_, one, expected) => {
    if (typeof expected === 'string') throw new Error(expected);
    const read = registeredByReading(path.join(roots.get(one)!, one.entry));
    expect(shown(read)).toEqual(shown(alike(expected, read)));
    expect(expected.length).toBeGreaterThan(0);
  });
});
