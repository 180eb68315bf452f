import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { missingEnvironmentFile } from '../../src/workspace/environment-file.js';
import { temporaryFolder, writeTree } from './trees.js';

function folders(source: Record<string, string>, target: Record<string, string>): { source: string; out: string } {
  const [from, to] = ['source', 'out'].map((name) => path.join(temporaryFolder(), name));
  for (const folder of [from, to]) mkdirSync(folder, { recursive: true });
  writeTree(from, source);
  writeTree(to, target);
  return { source: from, out: to };
}

it('is that of the source, where the target has none', () => {
  const { source, out } = folders({ '.env': 'A=1\n', 'app.js': '' }, {});
  expect(missingEnvironmentFile(source, out)).toBe(path.join(source, '.env'));
  expect(missingEnvironmentFile(path.join(source, 'app.js'), out)).toBe(path.join(source, '.env'));
});

it('is none where the target has one, or the source has none', () => {
  const given = folders({ '.env': 'A=1\n' }, { '.env': 'A=2\n' });
  expect(missingEnvironmentFile(given.source, given.out)).toBeNull();
  const without = folders({ 'app.js': '' }, {});
  expect(missingEnvironmentFile(without.source, without.out)).toBeNull();
  expect(missingEnvironmentFile('/no/such/folder', without.out)).toBeNull();
});
