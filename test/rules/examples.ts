import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import type { ExpressMajor } from '../../src/model.js';
import type { CaseRun } from '../conformance/load.js';
import { REPOSITORY } from '../conformance/work-folder.js';
import { parseExample, programOf, type Example, type Piece } from './example.js';

export interface ExampleFile {
  /** `rules/request/query`, `rules/middleware/cors`. */
  name: string;
  /** Where it stands. */
  file: string;
  text: string;
  example: Example;
}

/**
 * Reads examples.
 *
 * @param folder where they stand, beside rules or elsewhere
 * @param pattern glob over their names
 */
export function loadExamples(folder = 'rules', pattern = `${folder}/**/*`): ExampleFile[] {
  const found = globSync([`${pattern}.md`, `${pattern}/example.md`], { cwd: REPOSITORY, ignore: ['**/node_modules/**', '.work/**', '**/README.md'] });
  return found.filter((file) => file.startsWith(`${folder}/`)).sort().map(readExample);
}

function readExample(file: string): ExampleFile {
  const absolute = path.join(REPOSITORY, file);
  const text = readFileSync(absolute, 'utf8');
  try {
    return { name: file.replace(/(?:\/example)?\.md$/, ''), file: absolute, text, example: parseExample(text) };
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/**
 * The pieces of an example as cases of the bench. Middleware is tried on the newest Express alone, and so is what is left
 * alone: the bridge is the same for all.
 */
export function runsOfExample({ name, example }: Pick<ExampleFile, 'name' | 'example'>): CaseRun[] {
  const { before, leftAlone, express } = example;
  const majors: ExpressMajor[] = express ? [express] : name.startsWith('rules/middleware/') ? [5] : [4, 5];
  return [
    ...(before ? majors.map((major) => runOf(name, before, major, example)) : []),
    ...(leftAlone ? [runOf(`${name}, left alone`, leftAlone.piece, majors.at(-1)!, example)] : []),
  ];
}

function runOf(name: string, piece: Piece, major: ExpressMajor, { requests }: Example): CaseRun {
  const { language, files } = piece;
  return {
    title: `${name} (Express ${major})`,
    area: 'rules',
    slug: name.replace(/\W+/g, '-'),
    major,
    definition: { section: 'rules', expect: name.endsWith(', left alone') ? 'bridged' : 'native', language, app: programOf(piece), files, requests },
  };
}
