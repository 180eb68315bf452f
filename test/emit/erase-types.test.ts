import { describe, expect, test } from 'vitest';
import { eraseTypes } from '../../src/emit/erase-types.js';
import { format } from '../../src/emit/text-file.js';

const STYLE = { singleQuote: true, semi: true, useTabs: false, tabWidth: 2, printWidth: 100 };

const CASES: [what: string, before: string, after: string][] = [
  ['annotations', 'const a: string = f(1); let b: number | undefined;', 'const a = f(1);\nlet b;'],
  ['parameters', 'const f = (a: string, b?: { c: number }, ...d: any[]): void => {};', 'const f = (a, b, ...d) => {};'],
  ['patterns', 'function f({ a, b }: { a: string; b: number } = g()): Promise<void> {}', 'function f({ a, b } = g()) {}'],
  ['type parameters and arguments', 'export const GET = route<{ id: string }>(<T,>(x: T) => new Map<string, Set<T>>());', 'export const GET = route((x) => new Map());'],
  ['casts and assertions', 'const a = (b as any).c!.d satisfies E;', 'const a = b.c.d;'],
  ['a parameter called this', 'function f(this: any, a: number) {}\nfunction g(this: any) {}', 'function f(a) {}\nfunction g() {}'],
  ['caught errors', 'try {\n  f();\n} catch (err: any) {}', 'try {\n  f();\n} catch (err) {}'],
  ['imports of types', "import type { A } from 'a';\nimport { type B, c } from 'b';\nimport { type D } from 'd';\nimport 'e';", "import { c } from 'b';\nimport 'e';"],
  ['exports of types', "export type { A } from 'a';\nexport { type B, c } from 'b';\nexport { d };", "export { c } from 'b';\nexport { d };"],
  ['declarations, with their comments', 'f();\n/** What it gets. */\nexport interface A {\n  b: string;\n}\ntype C = A;\n// Now the work.\ng();', 'f();\n// Now the work.\ng();'],
  ['classes', 'class A<T> extends B<T> implements C {\n  declare d: any;\n  private readonly e: string = f();\n  constructor(g: T) {\n    super();\n  }\n}', 'class A extends B {\n  e = f();\n  constructor(g) {\n    super();\n  }\n}'],
  ['comments and strings that look like types', "const a = 'x: string'; // b: number\n/* as any */ f(a);", "const a = 'x: string'; // b: number\n/* as any */ f(a);"],
  ['conditional expressions', 'const a = b ? (c as string) : d;', 'const a = b ? c : d;'],
];

describe('erasing types leaves the code', () => {
  test.each(CASES)('%s', async (_what, before, after) => {
    expect((await format('a.js', eraseTypes(before), STYLE)).trimEnd()).toBe(after);
  });

  test('JavaScript stays as it is', () => {
    const code = "import a from 'a';\n\nexport const GET = async (request, { params }) => {\n  // Why\n  return a?.b ?? (await params);\n};\n";
    expect(eraseTypes(code)).toBe(code);
  });
});
