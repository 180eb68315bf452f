import { InvalidArgumentError, Option } from 'commander';
import { KNOWN_DIFFERENCES } from '../../rules/differences/index.js';
import type { CompileOptions, RuntimeChoice } from '../compile-types.js';
import type { NextMajor } from '../model.js';

const CODES = KNOWN_DIFFERENCES.map(({ code }) => code);

/** Options of every command that compiles, as commander hands them over. */
export interface CompileFlags {
  out?: string;
  next?: NextMajor;
  runtime?: RuntimeChoice;
  route?: string[];
  deny?: string[];
}

export const nextOption = () =>
  new Option('--next <major>', 'Next.js version to write for: 14, 15 or 16 (default: the one installed in the target, else 16)').argParser(
    parseNext,
  );

export const runtimeOption = () =>
  new Option('--runtime <runtime>', 'where native routes run; auto decides for each route by what it imports')
    .choices(['auto', 'nodejs', 'edge'])
    .default('auto');

export const routeOption = (description: string) =>
  new Option('--route <pattern>', description).argParser((value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]);

export const denyOption = () =>
  new Option(
    '--deny <code>',
    `do without a known difference: its endpoints are bridged where that makes it exact, else it is an error; repeatable (${CODES.join(', ')})`,
  ).argParser((value: string, earlier: string[] | undefined) => {
    if (!CODES.includes(value)) throw new InvalidArgumentError(`It has to be one of ${CODES.join(', ')}.`);
    return [...new Set([...(earlier ?? []), value])];
  });

/** The flags as the compiler wants them. */
export function compileOptions({ out, next, runtime, route, deny }: CompileFlags): CompileOptions {
  return {
    ...(out !== undefined && { out }),
    ...(next !== undefined && { next }),
    ...(runtime !== undefined && { runtime }),
    ...(route !== undefined && { routes: route }),
    ...(deny !== undefined && { deny }),
  };
}

function parseNext(value: string): NextMajor {
  const major = Number(value);
  if (major === 14 || major === 15 || major === 16) return major;
  throw new InvalidArgumentError('It has to be 14, 15 or 16.');
}
