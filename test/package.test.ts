import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

// What `npm pack` makes, unpacked where an install would put it. The folder lies in this repository so that the packages
// it depends on are found; that it names them all is checked apart.

const REPOSITORY = fileURLToPath(new URL('../', import.meta.url));
const HOME = path.join(REPOSITORY, '.work', 'package');
const INSTALLED = path.join(HOME, 'node_modules', 'express-to-next');

const APP = `const express = require('express');
const app = express();
app.use(express.json());
app.post('/echo/:id', (req, res) => res.status(201).json({ id: req.params.id, body: req.body }));
app.listen(3000);
`;

const USE = `import { migrate, plan, UserError, verify, type MigrationResult, type Plan, type VerifyReport } from 'express-to-next';
const planned: Plan = await plan('shop.js');
const result: MigrationResult = await migrate('shop.js', { out: 'by-library', next: 16, dryRun: true });
export const check = (): Promise<VerifyReport> => verify({ source: 'shop.js', target: 'by-library' });
// @ts-expect-error -- the types are really there
planned.totals.nativ;
const refused = await plan('nowhere').catch((error: unknown) => (error instanceof UserError ? error.diagnostic.code : 'other'));
console.log(planned.totals.native, result.written.length, refused);
`;

/** An import of a package, or a `createRequire(…)('package')` of one that is loaded on demand. */
const IMPORT = /(?:^(?:import|export)\b[^'"`;]*?from |\bcreateRequire\(import\.meta\.url\)\()['"]([^.'"][^'"]*)['"]/gm;

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd: HOME, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));

beforeAll(() => {
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(INSTALLED, { recursive: true });
  // What the compiler has to say is worth seeing.
  execFileSync('npm', ['pack', '--silent', '--pack-destination', HOME], { cwd: REPOSITORY, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  const tarball = readdirSync(HOME).find((name) => name.endsWith('.tgz'))!;
  run('tar', '-xzf', tarball, '-C', INSTALLED, '--strip-components', '1');
  writeFileSync(path.join(HOME, 'shop.js'), APP);
}, 120_000);

describe('the package', { timeout: 60_000 }, () => {
  it('holds the program, its types, the sources that it copies out, and nothing of the tests', () => {
    const files = filesBelow(INSTALLED);
    const helpers = filesBelow(path.join(REPOSITORY, 'src/emit/helpers')).map((file) => `src/emit/helpers/${file}`);
    const needed = ['bin/express-to-next.js', 'dist/src/index.js', 'dist/src/index.d.ts', 'src/verify/child/listen.cjs', 'README.md', 'ARCHITECTURE.md', 'LICENSE'];

    expect(files).toEqual(expect.arrayContaining([...needed, ...helpers]));
    expect(files.filter((file) => /^(?:test|fixtures|\.)|^dist\/test|node_modules|\.tsbuildinfo$/.test(file))).toEqual([]);
  });

  it('names every package that it imports', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(INSTALLED, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const imported = filesBelow(path.join(INSTALLED, 'dist'))
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => [...readFileSync(path.join(INSTALLED, 'dist', file), 'utf8').matchAll(IMPORT)])
      .map(([, specifier]) => specifier)
      .filter((specifier) => !isBuiltin(specifier))
      .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0]);

    // ts-morph is loaded on the first question, by a require.
    expect([...new Set(imported)]).toContain('recast');
    expect([...new Set(imported)].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('plans and migrates from the command line', () => {
    const bin = path.join(INSTALLED, 'bin/express-to-next.js');

    expect(run(process.execPath, bin, 'plan', 'shop.js')).toContain('1 endpoint: 1 native, 0 bridged, 0 legacy');
    run(process.execPath, bin, 'migrate', 'shop.js', '--out', 'by-command');
    expect(filesBelow(path.join(HOME, 'by-command'))).toEqual(expect.arrayContaining(['app/echo/[id]/route.ts', 'server/http/body.ts']));
  });

  it('is a library with types', () => {
    const compilerOptions = { strict: true, module: 'nodenext', target: 'es2022', types: ['node'] };
    writeFileSync(path.join(HOME, 'use.mts'), USE);
    writeFileSync(path.join(HOME, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.mts'] }));
    run(process.execPath, path.join(REPOSITORY, 'node_modules/typescript/bin/tsc'), '-p', '.');

    expect(run(process.execPath, 'use.mjs')).toBe('1 0 E2N001\n');
  });
});
