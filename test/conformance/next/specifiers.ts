import path from 'node:path';

/** Import specifiers of the root alias, in every form in which a module can name another. */
const ALIASED = /(\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)(['"])@\/([^'"]+)\2/g;

/**
 * Writes the `@/` imports of a file as relative ones, since in the joint app every case has a root of its own.
 *
 * @param file path of the file relative to the case's root
 */
export function withoutAlias(code: string, file: string): string {
  return code.replace(ALIASED, (_, keyword: string, quote: string, target: string) => {
    return `${keyword}${quote}${relativeSpecifier(file, target)}${quote}`;
  });
}

/** The specifier by which one file names another; both relative to the same root. */
export function relativeSpecifier(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return relative.startsWith('.') ? relative : `./${relative}`;
}
