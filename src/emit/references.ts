import { existsSync } from 'node:fs';
import path from 'node:path';
import type MagicString from 'magic-string';
import type { SourceModule, SourceProject } from '../source/project.js';

/** `/// <reference path="…" />` above everything else: declarations that a file asks for without importing them. */
const REFERENCE = /^[^\S\n]*\/\/\/\s*<reference\s+path\s*=\s*(['"])(.+?)\1/gm;

/**
 * Respells the references of a file for its new place.
 *
 * @param text holds the module's text
 * @param from path of the file in the target
 * @param place orders a referenced file and says where it will be
 */
export function respellReferences(module: SourceModule, text: MagicString, project: SourceProject, from: string, place: (file: string) => string): void {
  for (const match of module.code.matchAll(REFERENCE)) {
    const file = path.posix.join(path.posix.dirname(module.file), match[2]);
    if (!existsSync(project.absolute(file))) continue;
    const to = path.posix.relative(path.posix.dirname(from), place(file));
    const start = match.index + match[0].length - 1 - match[2].length;
    if (to !== path.posix.normalize(match[2])) text.overwrite(start, start + match[2].length, to);
  }
}
