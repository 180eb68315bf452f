import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import type { ExpressMajor } from '../../src/model.js';
import { loadExamples, runsOfExample } from '../rules/examples.js';
import { majorsOf, type ConformanceCase } from './case.js';

/** A case on one major of Express. */
export interface CaseRun {
  /** `area/name (Express 4)`. */
  title: string;
  /** Folder of the case file: `body`; `rules` for the examples of rules. */
  area: string;
  /** A name that can stand in a path, the same for both majors: `body-json`. */
  slug: string;
  major: ExpressMajor;
  definition: ConformanceCase;
}

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));

/**
 * Reads the case files, and the examples of rules.
 *
 * @param pattern glob over `area/name`, or `rules/request/name` for examples; the environment's `E2N_CASE` when absent, else all
 * @returns one run for each case and major of Express, ordered by name
 */
export async function loadCases(pattern = process.env.E2N_CASE ?? '**/*'): Promise<CaseRun[]> {
  const files = globSync(`${pattern}.ts`, { cwd: CASES }).sort();
  const runs = await Promise.all(files.map(runsOf));
  return [...runs.flat(), ...loadExamples('rules', pattern).flatMap(runsOfExample)];
}

async function runsOf(file: string): Promise<CaseRun[]> {
  const { default: definition } = (await import(path.join(CASES, file))) as { default: ConformanceCase };
  const name = file.replace(/\.ts$/, '');
  return majorsOf(definition).map((major) => ({
    title: `${name} (Express ${major})`,
    area: path.dirname(name),
    slug: name.replaceAll('/', '-'),
    major,
    definition,
  }));
}
