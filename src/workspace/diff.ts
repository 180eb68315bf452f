import { createTwoFilesPatch } from 'diff';
import type { Change } from './change-set.js';

/**
 * The unified diff of some changes, as `git apply` and `patch -p1` take it: new and removed files against /dev/null.
 *
 * @returns the empty string when nothing changes
 */
export function unifiedDiff(changes: readonly Change[]): string {
  return changes.map(fileDiff).join('');
}

function fileDiff({ path, before, after }: Change): string {
  const [from, to] = [before ? `a/${path}` : '/dev/null', after ? `b/${path}` : '/dev/null'];
  if ([before, after].some((content) => content?.includes(0))) return `Binary files ${from} and ${to} differ\n`;
  const patch = createTwoFilesPatch(from, to, before?.toString() ?? '', after?.toString() ?? '');
  // The library rules a line above each file, which is not part of the format.
  return patch.replace(/^={10,}\n/, '');
}
