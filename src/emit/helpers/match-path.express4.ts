/** Groups of a regular expression: those with a name, and those without. */
const GROUP = /\\.|\[(?:[^\]\\]|\\.)*\]|\((?:\?<([A-Za-z_$][\w$]*)>|(?!\?))/g;

/**
 * Matches the path of a request, as it stands in the URL, where the folder of a route does not say enough.
 *
 * @returns the decoded parameters by name, groups without a name by number; null where the pattern does not match
 */
export function matchPath(request: Request, pattern: RegExp): Record<string, any> | null {
  const match = pattern.exec(new URL(request.url).pathname);
  if (!match) return null;
  const params: Record<string, any> = {};
  let unnamed = 0;
  groupNames(pattern).forEach((group, index) => {
    const name = group ?? String(unnamed++);
    const value = match[index + 1];
    params[name] = value === undefined ? undefined : decodeURIComponent(value);
  });
  return params;
}

function groupNames({ source }: RegExp): (string | undefined)[] {
  return [...source.matchAll(GROUP)].filter(([text]) => text.startsWith('(')).map(([, name]) => name);
}
