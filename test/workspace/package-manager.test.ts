import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { detectPackageManager, installDependencies } from '../../src/workspace/package-manager.js';
import { temporaryFolder, writeTree, type Tree } from './trees.js';

afterEach(() => void vi.unstubAllEnvs());

describe('detectPackageManager', () => {
  it.each<[string, Tree, string]>([
    ['npm', { 'a/package.json': '{}' }, 'a'],
    ['npm', { 'a/package-lock.json': '', 'pnpm-lock.yaml': '' }, 'a'],
    ['pnpm', { 'a/package.json': '{}', 'pnpm-lock.yaml': '' }, 'a'],
    ['yarn', { 'a/yarn.lock': '' }, 'a'],
    ['bun', { 'a/bun.lock': '' }, 'a'],
    ['pnpm', { 'package.json': '{"packageManager":"pnpm@9.0.0"}', 'yarn.lock': '' }, '.'],
    ['npm', { 'yarn.lock': '', 'a/.git/HEAD': '', 'a/b/package.json': '{}' }, 'a/b'],
    ['yarn', { 'yarn.lock': '' }, 'not/there/yet'],
  ])('finds %s in %j', (name, tree, folder) => {
    const root = temporaryFolder();
    writeTree(root, { '.git/HEAD': '', ...tree });
    expect(detectPackageManager(path.join(root, folder))).toBe(name);
  });
});

describe('installDependencies', () => {
  /** A folder for PATH in which `pnpm` notes how it was called. */
  function fakePnpm(exitCode: number): string {
    const bin = temporaryFolder();
    fs.writeFileSync(path.join(bin, 'pnpm'), `#!/bin/sh\necho "$@" > called\nexit ${exitCode}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
    const target = temporaryFolder();
    writeTree(target, { 'pnpm-lock.yaml': '' });
    return target;
  }

  it('runs the package manager of the target in the target', async () => {
    const target = fakePnpm(0);
    await installDependencies(target);
    expect(fs.readFileSync(path.join(target, 'called'), 'utf8')).toBe('install\n');
  });

  it('says what failed', async () => {
    const target = fakePnpm(3);
    await expect(installDependencies(target)).rejects.toThrow(/`pnpm install` failed in .*: it ended with code 3\./);
  });
});
