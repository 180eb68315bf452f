import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The `.env` file of a source whose target has none. It holds secrets, which are not copied: who runs the program does that.
 *
 * @param source folder, or a file in it
 */
export function missingEnvironmentFile(source: string, out: string): string | null {
  const folder = statSync(source, { throwIfNoEntry: false })?.isFile() ? path.dirname(source) : source;
  const file = path.join(folder, '.env');
  return existsSync(file) && !existsSync(path.join(out, '.env')) ? file : null;
}
