import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Api } from '../../src/cli/context.js';
import { diagnostic, UserError } from '../../src/diagnostics.js';
import { styleOf } from '../../src/report/style.js';
import { makeReport, type Check } from '../../src/verify/report.js';
import { planned, planOf, span } from '../plans.js';
import { readTree, temporaryFolder, writeTree } from '../workspace/trees.js';
import { fakeApi, run } from './run.js';

const NATIVE = planOf(['GET /users', 'POST /users']);
const BRIDGE = { code: 'E2N201', severity: 'warning' as const, message: 'res is kept', span: span('src/a.js', 3, 5) };
const MIXED = planOf([planned('GET /users'), planned('POST /login', { outcome: 'bridged', diagnostics: [BRIDGE] }), planned('LINK /x', { outcome: 'legacy' })]);
const ETAG = { code: 'etag', title: 'no ETag', reason: 'Next makes none.', denied: 'bridge' as const, endpoints: 2 };
const BROKEN = planOf(['GET /users'], [diagnostic('E2N003', { file: 'b.js', reason: 'oops' }, span('b.js', 2, 1))]);
const FILES = [{ path: 'app/users/route.ts', content: 'export const GET = () => new Response();\n' }];

const check = (verdict: Check['verdict']): Check => ({
  name: 'GET /users',
  origin: 'endpoint',
  method: 'GET',
  path: '/users',
  endpoint: { method: 'GET', path: '/users' },
  status: { express: 200, next: 500 },
  verdict,
  differences: verdict === 'equal' ? [] : [{ kind: 'status', expected: '200', actual: '500', ...(verdict === 'known' && { known: 'etag' }) }],
  problems: [],
});
const report = (verdict: Check['verdict']) => makeReport(NATIVE.endpoints, [check(verdict)], []);
const failing = (error: unknown): Api => ({ ...fakeApi(), plan: () => Promise.reject(error) });

describe('exit codes', () => {
  const out = () => path.join(temporaryFolder(), 'next');
  const done = () => {
    const folder = out();
    return run(['migrate', '--out', folder], fakeApi({ plan: NATIVE, files: FILES })).then(() => folder);
  };

  it.each<[number, string, () => ReturnType<typeof run> | Promise<Awaited<ReturnType<typeof run>>>]>([
    [0, 'plan', () => run(['plan'], fakeApi({ plan: MIXED }))],
    [0, 'plan --json', () => run(['plan', '--json'], fakeApi({ plan: MIXED }))],
    [0, 'plan --check, all native', () => run(['plan', '--check'], fakeApi({ plan: NATIVE }))],
    [2, 'plan --check, something bridged', () => run(['plan', '--check'], fakeApi({ plan: MIXED }))],
    [1, 'plan with an error in it', () => run(['plan', '--check'], fakeApi({ plan: BROKEN }))],
    [1, 'plan of nothing', () => run(['plan', 'x'], failing(new UserError(diagnostic('E2N001', { path: 'x' }))))],
    [1, 'plan --route without a match', () => run(['plan', '--route', '/nope'], fakeApi({ plan: NATIVE }))],
    [1, 'plan that fails', () => run(['plan'], failing(new TypeError('boom')))],
    [0, 'migrate', () => run(['migrate', '--out', out()], fakeApi({ plan: MIXED, files: FILES }))],
    [0, 'migrate --dry-run', () => run(['migrate', '--out', out(), '--dry-run'], fakeApi({ plan: MIXED, files: FILES }))],
    [1, 'migrate with an error in the plan', () => run(['migrate', '--out', out()], fakeApi({ plan: BROKEN, files: FILES }))],
    [1, 'migrate without --out', () => run(['migrate'])],
    [2, 'migrate --check, changes pending', () => run(['migrate', '--out', out(), '--check'], fakeApi({ plan: NATIVE, files: FILES }))],
    [0, 'migrate --check, up to date', async () => run(['migrate', '--out', await done(), '--check'], fakeApi({ plan: NATIVE, files: FILES }))],
    [2, 'migrate --check, up to date but bridged', async () => run(['migrate', '--out', await done(), '--check'], fakeApi({ plan: MIXED, files: FILES }))],
    [0, 'verify, equal', () => run(['verify'], fakeApi({ report: report('equal') }))],
    [0, 'verify, known differences', () => run(['verify'], fakeApi({ report: report('known') }))],
    [2, 'verify, unknown differences', () => run(['verify'], fakeApi({ report: report('different') }))],
    [1, 'verify that fails', () => run(['verify'])],
    [0, '--help', () => run(['--help'])],
    [0, 'plan --help', () => run(['plan', '--help'])],
    [0, '--version', () => run(['--version'])],
    [1, 'nothing', () => run([])],
    [1, 'an unknown command', () => run(['plna'])],
    [1, 'an unknown flag', () => run(['plan', '--jsn'])],
    [1, 'a bad value', () => run(['plan', '--next', '13'])],
    [1, 'too many arguments', () => run(['plan', 'a', 'b'])],
  ])('%i: %s', async (code, _name, act) => {
    expect((await act()).code).toBe(code);
  });
});

describe('what the user reads', () => {
  it.each<[string[], RegExp]>([
    [['plna'], /unknown command 'plna'\n\(Did you mean plan\?\)/],
    [['plan', '--jsn'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['plan', '--next', '13'], /'13' is invalid\. It has to be 14, 15 or 16\./],
    [['plan', '--deny', 'cookies'], /'cookies' is invalid\. It has to be one of automatic-options, \S+, /],
    [['plan', '--runtime', 'node'], /Allowed choices are auto, nodejs, edge\./],
    [['migrate'], /required option '--out <dir>' not specified/],
    [['plan', '--route', 'users'], /E2N051 'users' is no route pattern/],
    [['plan', '--route', 'GET /user'], /E2N050 No endpoint matches --route 'GET \/user'\.\n {2}Did you mean 'GET \/users' or/],
  ])('%j', async (args, message) => {
    const { out, err } = await run(args, fakeApi({ plan: NATIVE }));
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('is one line for what must not happen, with a stack only on demand', async () => {
    const plain = await run(['plan'], failing(new TypeError('boom')));
    expect(plain.err).toMatch(/^E2N999 express-to-next failed unexpectedly: boom\. .*report.*\n$/);
    const debug = await run(['plan'], failing(new TypeError('boom')), { debug: true });
    expect(debug.err).toMatch(/TypeError: boom\n\s+at /);
  });

  it('is a place, a code, a message and a way out for mistakes of the user', async () => {
    const { err } = await run(['plan'], failing(new UserError(diagnostic('E2N003', { file: 'a.js', reason: 'oops' }, span('a.js', 4, 2)))));
    expect(err).toBe('a.js:4:2 E2N003 a.js does not parse: oops\n  Mend the syntax error and run again.\n');
  });
});

describe('plan', () => {
  it('prints JSON of exactly this shape', async () => {
    const { out, err } = await run(['plan', '--json'], fakeApi({ plan: { ...MIXED, differences: [ETAG], diagnostics: BROKEN.diagnostics } }));
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      endpoints: [
        { method: 'GET', path: '/users', outcome: 'native', file: 'app/users/route.ts', runtime: 'any', diagnostics: [] },
        {
          method: 'POST',
          path: '/login',
          outcome: 'bridged',
          file: 'app/login/route.ts',
          runtime: 'any',
          diagnostics: [{ code: 'E2N201', file: 'src/a.js', line: 3, column: 5, message: 'res is kept' }],
        },
        { method: 'LINK', path: '/x', outcome: 'legacy', file: null, runtime: 'any', diagnostics: [] },
      ],
      differences: [{ code: 'etag', title: 'no ETag', endpoints: 2 }],
      diagnostics: [{ code: 'E2N003', file: 'b.js', line: 2, column: 1, message: 'b.js does not parse: oops' }],
      totals: { endpoints: 3, native: 1, bridged: 1, legacy: 1 },
    });
  });

  it('hands its options to the compiler', async () => {
    const seen: unknown[] = [];
    const api: Api = { ...fakeApi(), plan: (...args) => (seen.push(args), Promise.resolve(NATIVE)) };
    await run(['plan', 'src', '--route', 'GET /a', '--route', '/b', '--next', '15', '--runtime', 'edge', '--deny', 'etag', '--deny', 'json-charset', '--out', 'web'], api);
    await run(['plan'], api);
    expect(seen).toEqual([
      ['src', { out: 'web', next: 15, runtime: 'edge', routes: ['GET /a', '/b'], deny: ['etag', 'json-charset'] }],
      ['.', { runtime: 'auto' }],
    ]);
  });
});

describe('migrate', () => {
  it('writes what it shows', async () => {
    const folder = path.join(temporaryFolder(), 'my next');
    const { out } = await run(['migrate', 'api', '--out', folder], fakeApi({ plan: NATIVE, files: FILES }));
    expect(Object.keys(readTree(folder))).toEqual(['app/users/route.ts']);
    expect(out).toContain('+ app/users/route.ts\n');
    expect(out).toContain('2 endpoints: 2 native, 0 bridged, 0 legacy\n');
    expect(out).toContain(`express-to-next verify --source api --target '${folder}'`);
    const again = await run(['migrate', 'api', '--out', folder], fakeApi({ plan: NATIVE, files: FILES }));
    expect(again.out).toBe('Nothing to change: 1 file up to date.\n2 endpoints: 2 native, 0 bridged, 0 legacy\n');
  });

  it('prints the diff alone to standard output and writes nothing for --dry-run', async () => {
    const folder = path.join(temporaryFolder(), 'next');
    const { out, err } = await run(['migrate', '--out', folder, '--dry-run'], fakeApi({ plan: NATIVE, files: FILES }));
    expect(out).toMatch(/^--- \/dev\/null\n\+\+\+ b\/app\/users\/route\.ts\n@@ -0,0 \+1,1 @@\n\+export const GET/);
    expect(err).toContain('Would be done: 2 files (2 added), 0 unchanged.');
    expect(fs.existsSync(folder)).toBe(false);
  });

  it('adds routes to those of earlier runs', async () => {
    const folder = temporaryFolder();
    const seen: unknown[] = [];
    const api = fakeApi({ plan: planOf(['GET /a', 'GET /b', 'GET /c']), files: FILES });
    const spy: Api = { ...api, migrate: (source, options) => api.migrate(source, options) };
    const routes = () => Object.values((JSON.parse(readTree(folder, true)['.express-to-next/manifest.json']) as { sources: Record<string, { routes: unknown }> }).sources)[0].routes;
    for (const args of [['--route', '/b'], ['--route', '/a'], ['--route', '/nope'], [], ['--route', '/c']]) {
      await run(['migrate', '--out', folder, ...args], spy);
      seen.push(routes());
    }
    expect(seen).toEqual([['/b'], ['/a', '/b'], ['/a', '/b'], null, null]);
  });

  it('forgets a route of an earlier run that the source no longer has', async () => {
    const folder = temporaryFolder();
    await run(['migrate', '--out', folder, '--route', '/a'], fakeApi({ plan: planOf(['GET /a', 'GET /b']), files: FILES }));
    const { code } = await run(['migrate', '--out', folder, '--route', '/b'], fakeApi({ plan: planOf(['GET /b']), files: FILES }));
    expect(code).toBe(0);
    expect(readTree(folder, true)['.express-to-next/manifest.json']).toContain('"routes": [\n        "/b"\n      ]');
  });

  it('says how to go on after an interrupted run, and does not write for --dry-run', async () => {
    const folder = temporaryFolder();
    writeTree(folder, { '.express-to-next/transaction/journal.json': JSON.stringify({ owner: 0, steps: [], folders: [] }) });
    const before = readTree(folder, true);
    const { code, err } = await run(['migrate', '--out', folder, '--dry-run'], fakeApi({ files: FILES }));
    expect([code, err]).toEqual([1, expect.stringContaining('E2N358')]);
    expect(readTree(folder, true)).toEqual(before);
    expect((await run(['migrate', '--out', folder], fakeApi({ files: FILES }))).code).toBe(0);
  });
});

describe('verify', () => {
  it('prints each endpoint and every unknown difference', async () => {
    const { out } = await run(['verify'], fakeApi({ report: report('different') }));
    expect(out).toBe(
      [
        'METHOD  PATH    OUTCOME  REQUESTS  RESULT',
        'GET     /users  native   1         different in 1 request',
        'POST    /users  native   0         not tested',
        '',
        'different GET /users',
        '  status',
        '    Express: 200',
        '    Next:    500',
        '',
        '2 endpoints: 0 equal, 1 different, 1 not tested',
        '1 request: 0 equal, 1 different',
        '',
      ].join('\n'),
    );
  });

  it('counts known differences by code', async () => {
    const { out } = await run(['verify'], fakeApi({ report: report('known') }));
    expect(out).toMatch(/^GET +\/users +native +1 +equal$/m);
    expect(out).toMatch(/^etag +1 request +no ETag/m);
  });

  it('prints the report as JSON', async () => {
    const { out } = await run(['verify', '--json'], fakeApi({ report: report('different') }));
    expect(JSON.parse(out)).toEqual(report('different'));
  });
});

describe('a terminal', () => {
  it('gets colours and lines that fit, anything else plain whole lines', async () => {
    const api = fakeApi({ plan: MIXED });
    const terminal = await run(['plan'], api, { style: styleOf({ color: true, width: 70 }) });
    const plain = await run(['plan'], api);
    // eslint-disable-next-line no-control-regex
    const ansi = /\u001b\[\d+m/g;
    expect(terminal.out).toMatch(ansi);
    expect(plain.out).not.toMatch(ansi);
    const table = terminal.out.replace(ansi, '').split('\n\n')[0].split('\n');
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(70);
    expect(plain.out).toContain('E2N201 res is kept\n');
  });

  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('is not needed: %j', (env, coloured) => {
    const script = path.join(temporaryFolder(), 'run.mts');
    fs.writeFileSync(
      script,
      `import { main } from ${JSON.stringify(path.resolve('src/cli/main.ts'))};
       import { fakeApi } from ${JSON.stringify(path.resolve('test/cli/run.ts'))};
       process.exitCode = await main(process.argv.slice(2), undefined, async () => fakeApi());`,
    );
    const { NO_COLOR: _no, FORCE_COLOR: _force, ...clean } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, 'plan'], {
      env: { ...clean, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout.includes('\u001b[')).toBe(coloured);
    expect(stdout).toContain('1 endpoint: 1 native, 0 bridged, 0 legacy');
  });
});
