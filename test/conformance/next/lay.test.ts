import { describe, expect, test } from 'vitest';
import { readCaseConfig } from './config.js';
import { slugConflict } from './conflicts.js';
import { lay } from './lay.js';
import { printProxies } from './proxies.js';
import { routeExports } from './re-export.js';
import { withoutAlias } from './specifiers.js';

describe('lay', () => {
  const route = "import { users } from '@/server/users';\nexport const runtime = 'nodejs';\nexport async function GET() { return Response.json(users); }\n";

  test('puts a route below the prefix and the original beside it', async () => {
    const { files } = await lay('a-b', ['t'], [{ path: 'app/users/[id]/route.ts', content: route }, { path: 'package.json', content: '{}' }]);
    expect([...files.keys()]).toEqual(['cases/any/a-b/app/users/[id]/route.ts', 'app/a-b/users/[id]/route.ts']);
    expect(files.get('cases/any/a-b/app/users/[id]/route.ts')).toContain("from '../../../server/users'");
    expect(files.get('app/a-b/users/[id]/route.ts')).toBe(
      [
        "import * as route from '../../../../cases/any/a-b/app/users/[id]/route';",
        "import { withoutPrefix } from '../../../../bench/without-prefix';",
        '',
        "export const GET = withoutPrefix<{ 'id': string }>('/a-b', route.GET);",
        "export const runtime = 'nodejs';",
        '',
      ].join('\n'),
    );
  });

  test('gives a case its own working directory, and leaves module declarations to it alone', async () => {
    const { files } = await lay('s', ['t'], [
      { path: 'server/a.ts', content: 'read(`${process.cwd()}/files`);' },
      { path: 'server/untyped.d.ts', content: "declare module 'express';\ndeclare module 'jsonwebtoken';\n" },
    ], 4);
    expect([...files.values()]).toEqual(["read(`${(process.cwd() + '/cases/4/s')}/files`);", "\ndeclare module 'jsonwebtoken';\n"]);
  });

  test('refuses two names for one position', async () => {
    const files = ['app/a/[id]/route.ts', 'app/a/[name]/x/route.ts'].map((path) => ({ path, content: route }));
    await expect(lay('s', ['t'], files)).rejects.toThrow('[id] and [name] below /a');
  });
});

test('aliased imports become relative in every form', () => {
  const code = `import x from '@/a/b';\nexport * from "@/c";\nconst d = require('@/app/d');\nawait import('@/e');\nconst text = '@/f';`;
  expect(withoutAlias(code, 'app/x/route.ts')).toBe(
    `import x from '../../a/b';\nexport * from "../../c";\nconst d = require('../d');\nawait import('../../e');\nconst text = '@/f';`,
  );
});

test('all forms of exported methods are seen, and nothing else', () => {
  const code = `import { put, helper } from "x";\nexport const { GET, POST } = handlers;\nexport { put as PUT, helper };\nexport type DELETE = 1;\nexport const dynamic = 'force-dynamic', other = 1;`;
  expect(routeExports(code)).toEqual({ methods: ['GET', 'POST', 'PUT'], config: ["dynamic = 'force-dynamic'"] });
});

test.each([
  [['a/[id]', 'a/[id]/b', 'b/[name]', 'a/[...rest]'], undefined],
  [['a/[id]/x', 'a/[slug]'], '[id] and [slug] below /a'],
  [['(one)/[x]/a', '(two)/[y]/b'], '[x] and [y] below /'],
])('slug conflicts of %j', (folders, conflict) => {
  expect(slugConflict(folders)).toBe(conflict);
});

test('matchers are literals below the prefix', () => {
  const code = `export default function proxy() {}\nexport const config = { matcher: ['/api/:path*', '/', { source: '/x', has: [{ type: 'header', key: 'k' }] }] };`;
  const printed = printProxies([{ prefix: '/s', file: 'cases/any/s/proxy.ts', code }], 16);
  expect(printed).toContain('"/s/api/:path*",\n    "/s",\n    {"source":"/s/x","has":[{"type":"header","key":"k"}]},');
  expect(printed).toContain("import proxy0 from './cases/any/s/proxy';");
});

test('a configuration is read by running it, its paths prefixed and its settings apart', async () => {
  const code = `import type { NextConfig } from 'next';
const nextConfig: NextConfig = {
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['express'],
  async rewrites() {
    return { beforeFiles: [{ source: '/m/:a-:b', destination: '/mm/:a/:b' }], fallback: [{ source: '/:path*', destination: 'http://old/:path*' }] };
  },
  async headers() {
    return [{ source: '/', headers: [{ key: 'x', value: 'y' }] }];
  },
};
export default nextConfig;`;
  expect(await readCaseConfig(code, '/s')).toEqual({
    rewrites: {
      beforeFiles: [{ source: '/s/m/:a-:b', destination: '/s/mm/:a/:b' }],
      afterFiles: [],
      fallback: [{ source: '/s/:path*', destination: 'http://old/:path*' }],
    },
    redirects: [],
    headers: [{ source: '/s', headers: [{ key: 'x', value: 'y' }] }],
    externalPackages: ['express'],
    global: { skipTrailingSlashRedirect: true },
  });
});
