import { describe, expect, it } from 'vitest';
import { mergeCompilerOptions, mergeGitignore, mergePackageJson, mergeTsconfigPaths } from '../../src/next/merge.js';

describe('mergePackageJson', () => {
  const text = '{\n\t"name": "shop",\n\t"dependencies": {\n\t\t"next": "^15.0.0",\n\t\t"zod": "3"\n\t}\n}\n';

  it('adds in order, in the layout of the file, and leaves what is there', () => {
    expect(
      mergePackageJson(text, { dependencies: { qs: '^6', zod: '^4' }, devDependencies: { '@types/qs': '^6' } }),
    ).toBe(
      '{\n\t"name": "shop",\n\t"dependencies": {\n\t\t"next": "^15.0.0",\n\t\t"qs": "^6",\n\t\t"zod": "3"\n\t},\n\t"devDependencies": {\n\t\t"@types/qs": "^6"\n\t}\n}\n',
    );
  });

  it('appends to a list that is not sorted', () => {
    const unsorted = '{ "dependencies": { "zod": "3", "next": "15" } }';
    expect(Object.keys(JSON.parse(mergePackageJson(unsorted, { dependencies: { a: '1' } })).dependencies)).toEqual([
      'zod',
      'next',
      'a',
    ]);
  });

  it('changes nothing the second time', () => {
    const once = mergePackageJson(text, { dependencies: { qs: '^6' } });
    expect(mergePackageJson(once, { dependencies: { qs: '^6' } })).toBe(once);
    expect(mergePackageJson(text, {})).toBe(text);
  });
});

describe('mergeTsconfigPaths', () => {
  it('adds a mapping and keeps comments', () => {
    const text = '{\n  // ours\n  "compilerOptions": {\n    "strict": true\n  }\n}\n';
    expect(mergeTsconfigPaths(text, '@/*', './*')).toBe(
      '{\n  // ours\n  "compilerOptions": {\n    "strict": true,\n    "paths": {\n      "@/*": [\n        "./*"\n      ]\n    }\n  }\n}\n',
    );
  });

  it('leaves a mapping that is there', () => {
    const text = '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }';
    expect(mergeTsconfigPaths(text, '@/*', './*')).toBe(text);
  });
});

it('mergeCompilerOptions sets what the file does not set', () => {
  const text = '{ "compilerOptions": { "allowJs": false } }';
  expect(JSON.parse(mergeCompilerOptions(text, { allowJs: true, strict: true }))).toEqual({
    compilerOptions: { allowJs: false, strict: true },
  });
});

it.each([
  ['', 'node_modules\n.next\n'],
  ['/node_modules', '/node_modules\n.next\n'],
  ['dist\n.next/\n', 'dist\n.next/\nnode_modules\n'],
  ['node_modules\n.next\n', 'node_modules\n.next\n'],
])('mergeGitignore turns %j into %j', (text, expected) => {
  expect(mergeGitignore(text, ['node_modules', '.next'])).toBe(expected);
});
