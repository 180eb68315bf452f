/**
 * Whether two route folders name the same dynamic position differently. Next 16 builds such an app and then crashes when it
 * starts; 15 answers 500 to every request. Source: next/dist/shared/lib/router/utils/sorted-routes.js.
 *
 * @param folders below `app/`
 * @returns the two names, or undefined
 */
export function slugConflict(folders: string[]): string | undefined {
  const names = new Map<string, string>();
  for (const folder of folders) {
    let parent = '';
    for (const segment of folder.split('/').filter((part) => !/^\(.*\)$/.test(part))) {
      if (!/^\[.*\]$/.test(segment)) {
        parent += `/${segment}`;
        continue;
      }
      const kind = segment.startsWith('[[...') ? '[[...]]' : segment.startsWith('[...') ? '[...]' : '[]';
      const known = names.get(`${parent}/${kind}`);
      if (known !== undefined && known !== segment) return `${known} and ${segment} below ${parent || '/'}`;
      names.set(`${parent}/${kind}`, segment);
      parent += `/${kind}`;
    }
  }
  return undefined;
}
