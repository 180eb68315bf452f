import fs from 'node:fs';
import path from 'node:path';
import { diagnostic, UserError } from '../diagnostics.js';

/** Our own folder in the target: the manifest, and the transaction while one is under way. */
export const OWN_FOLDER = '.express-to-next';

/**
 * The absolute path of a file of the target.
 *
 * @param target absolute path of the target, which need not exist
 * @param file relative to it, POSIX style
 * @throws {UserError} E2N352 when the path, or a link on its way, leads out of the target
 */
export function insideTarget(target: string, file: string): string {
  const refuse = (reason: string) => new UserError(diagnostic('E2N352', { file, reason }));
  const absolute = path.join(target, file);
  const relative = path.relative(target, absolute);
  if (path.posix.isAbsolute(file) || path.isAbsolute(file) || file.includes('\0') || file.includes('\\')) {
    throw refuse('it is not a relative path');
  }
  if (relative === '' || relative.split(path.sep)[0] === '..') throw refuse('the path leads out of it');

  if (!fs.existsSync(target)) return absolute;
  const root = fs.realpathSync(target);
  let at = target;
  for (const name of relative.split(path.sep)) {
    at = path.join(at, name);
    const stat = fs.lstatSync(at, { throwIfNoEntry: false });
    if (!stat) break;
    if (!stat.isSymbolicLink()) continue;
    if (at === absolute) throw refuse('it is a symbolic link');
    const real = fs.existsSync(at) ? fs.realpathSync(at) : '';
    if (!isWithin(root, real)) throw refuse(`${path.relative(target, at)} is a symbolic link to a place outside`);
  }
  return absolute;
}

function isWithin(root: string, file: string): boolean {
  return file === root || file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}
