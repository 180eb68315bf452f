import type { AppModel, TargetFile } from '../model.js';
import type { TargetApp } from '../next/target.js';
import type { SourceProject } from '../source/project.js';
import { readTsConfig } from '../source/tsconfig.js';
import { settleTypes, type SettledFiles } from './language.js';
import { aliasOf, type Layout } from './layout.js';

export interface SettlePassOptions {
  project: SourceProject;
  model: AppModel;
  target: TargetApp;
  layout: Layout;
  /** Paths of the helper modules. */
  helpers: ReadonlySet<string>;
  /** Whether a source file was rewritten, not carried over as it is. */
  isRewritten(file: string): boolean;
}

/** Options under which the helpers are not tested (`tsconfig.json` beside them): there they are checked like all else. */
const STRICTER = ['exactOptionalPropertyTypes', 'noPropertyAccessFromIndexSignature', 'verbatimModuleSyntax', 'erasableSyntaxOnly', 'isolatedDeclarations'];

/** Makes the emitted files pass the type check of the target ({@link settleTypes}). */
export async function settlePass(files: readonly TargetFile[], options: SettlePassOptions): Promise<SettledFiles> {
  const { project, model, target, layout, helpers } = options;
  const sources = new Set(model.reached.filter((file) => !options.isRewritten(file)).map((file) => layout.pathOf(file)));
  const originals = `${layout.serverDir}/express/`;
  const wanted = compilerOptions(files, target);
  const isStricter = STRICTER.some((name) => wanted[name] === true);
  return settleTypes(files, {
    generated: (path) => !sources.has(path) && !path.startsWith(originals),
    trusted: (path) => helpers.has(path) && !isStricter,
    sourceLanguage: project.module(model.entry).language,
    compilerOptions: wanted,
    packagesFrom: project.root,
    declarations: `${layout.serverDir}/untyped-modules.d.ts`,
  });
}

/** Those of the `tsconfig.json` that the target gets, or has. */
function compilerOptions(files: readonly TargetFile[], target: TargetApp): Record<string, unknown> {
  const made = target.kind === 'empty' && files.find((file) => file.path === 'tsconfig.json');
  if (made) return (JSON.parse(String(made.content)) as { compilerOptions: Record<string, unknown> }).compilerOptions;
  const alias = aliasOf(target);
  const { baseUrl: _baseUrl, ...options } = readTsConfig(target.dir)?.compilerOptions ?? {};
  return { ...options, paths: alias ? { [`${alias.prefix}*`]: [`./${alias.folder}*`] } : {} };
}
