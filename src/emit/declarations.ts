import { readFileSync } from 'node:fs';
import type { TargetFile } from '../model.js';
import { ambientFiles } from '../source/ambient.js';
import type { SourceProject } from '../source/project.js';
import type { Layout } from './layout.js';

/** Ambient declarations of the source (`declare global …`), which no import leads to. */
export function ambientDeclarations(project: SourceProject, layout: Layout, keepsExpress: boolean): TargetFile[] {
  return ambientFiles(project).flatMap((file) => {
    const content = readFileSync(project.absolute(file), 'utf8');
    const isOfExpress = /\bExpress\b|['"]express/.test(content);
    return isOfExpress && !keepsExpress ? [] : [{ path: layout.pathOf(file), content }];
  });
}
