import type { ts } from '@ts-morph/common';
import { loadTypeScript } from '../source/typescript.js';
import type { TargetFile } from '../model.js';

/**
 * Writes out the decorators of a file: Next compiles those of an early proposal, unless `experimentalDecorators` asks for
 * TypeScript's own (next/build/swc/options, `decorators`), and standard ones fail when their module is loaded.
 *
 * @returns the file itself where it holds none
 */
export function withDecoratorsWrittenOut(file: TargetFile): TargetFile {
  const code = typeof file.content === 'string' && /\.[jt]sx?$/.test(file.path) && /(?:^|[\s;{])@[A-Za-z_$]/m.test(file.content) ? file.content : null;
  if (code === null || file.path.endsWith('.d.ts')) return file;
  const { ts: typescript } = loadTypeScript();
  const source = typescript.createSourceFile(file.path, code, typescript.ScriptTarget.Latest, true);
  if (!hasDecorators(source)) return file;
  const { outputText } = typescript.transpileModule(code, {
    fileName: file.path,
    compilerOptions: { target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.ESNext, jsx: typescript.JsxEmit.Preserve, experimentalDecorators: false },
  });
  const types = source.statements.filter((node) => typescript.isInterfaceDeclaration(node) || typescript.isTypeAliasDeclaration(node)).map((node) => node.getFullText().trim());
  const notes = ['// Next cannot compile standard decorators: they are written out here.', ...(/\.tsx?$/.test(file.path) ? ['// @ts-nocheck'] : [])];
  return { ...file, content: [...notes, outputText.trimEnd(), ...types, ''].join('\n') };
}

function hasDecorators(source: ts.SourceFile): boolean {
  const { ts: typescript } = loadTypeScript();
  let found = false;
  const visit = (node: ts.Node): void => {
    if (typescript.isDecorator(node)) found = true;
    if (!found) typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
