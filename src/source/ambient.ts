import { globSync } from 'tinyglobby';
import type { SourceProject } from './project.js';

/** Ambient declarations of the source (`declare global …`), to which no import leads; relative to its root, sorted. */
export function ambientFiles(project: SourceProject): string[] {
  const outDir = project.tsconfig?.outDir;
  const ignore = ['**/node_modules/**', '**/.*/**', 'dist/**', 'build/**', '**/next-env.d.ts', ...(outDir ? [`${outDir}/**`] : [])];
  return globSync(['**/*.d.ts'], { cwd: project.root, ignore }).sort();
}
