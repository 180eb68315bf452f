import type { NextMajor, Plan, TargetFile } from './model.js';

/** Where native routes run: `auto` lets the import graph of each endpoint decide. */
export type RuntimeChoice = 'auto' | 'nodejs' | 'edge';

/** What the compiler core is told besides the source. */
export interface CompileOptions {
  /** Folder of the Next app; its files are read, never written. Absent: a new app. */
  out?: string;
  /** Major of Next to write for. Absent: the one installed in `out`, else 16. */
  next?: NextMajor;
  runtime?: RuntimeChoice;
  /** Codes of known differences (`rules/differences/`) that the output must not have. */
  deny?: string[];
  /** Patterns of `src/plan/select.ts`; endpoints that match none stay on Express. Absent: all are converted. */
  routes?: string[];
}

/** What the compiler core answers. */
export interface Compilation {
  plan: Plan;
  /** Everything that would be written, relative to the target; for an existing target the merged content of its files. */
  files: TargetFile[];
}

/**
 * The compiler core, `compile` of `src/compile.ts`: reads the source (and the target, where there is one), writes nothing.
 *
 * @param source folder with a `package.json`, or one file
 * @throws UserError for input that cannot be compiled
 */
export type Compile = (source: string, options: CompileOptions) => Promise<Compilation>;
