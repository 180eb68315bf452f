import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import type { TargetFile } from '../model.js';
import type { SourceProject } from '../source/project.js';
import type { Layout } from './layout.js';

/** Ambient declarations of the source (`declare global …`), which no import leads to. */
export function ambientDeclarations(project: SourceProject, layout: Layout, keepsExpress: boolean): TargetFile[] {
  const outDir = project.tsconfig?.outDir;
  const files = globSync(['**/*.d.ts'], { cwd: project.root, ignore: ['**/node_modules/**', '**/.*/**', 'dist/**', 'build/**', '**/next-env.d.ts', ...(outDir ? [`${outDir}/**`] : [])] });
  return files.sort().flatMap((file) => {
    const content = readFileSync(project.absolute(file), 'utf8');
    const isOfExpress = /\bExpress\b|['"]express/.test(content);
    return isOfExpress && !keepsExpress ? [] : [{ path: layout.pathOf(file), content }];
  });
}
