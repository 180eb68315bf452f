import { afterAll, expect, test } from 'vitest';
import { externalPackages, loadingByName, nativeLoader, untraceablePackages } from '../../src/emit/external-packages.js';
import { removeProjects, writeProject } from '../express/support/project.js';

afterAll(removeProjects);

test('packages that Next compiles are not external', () => {
  expect(externalPackages(['sequelize', 'date-fns', 'bull'])).toEqual(['bull', 'sequelize']);
});

test('packages that load others by name', () => {
  expect(loadingByName(['sequelize', 'zod', 'knex'])).toEqual(['sequelize', 'knex']);
});

test('native packages from before Node-API, as they are installed', () => {
  const root = writeProject({
    'node_modules/old/package.json': '{"binary":{"module_path":"./lib"}}',
    'node_modules/new/package.json': '{"binary":{"module_path":"./lib","napi_versions":[3]}}',
    'node_modules/plain/package.json': '{}',
  });
  expect(untraceablePackages(['plain', 'old', 'new', 'gone'], root)).toEqual(['old']);
});

test('the module that loads one', () => {
  const { path, content } = nativeLoader('server/http', '@scope/old');
  expect(path).toBe('server/http/native/scope-old.js');
  expect(content).toContain("require(/* turbopackIgnore: true */ '@scope/old')");
});

test('Next itself is never external', () => {
  expect(externalPackages(['express', 'next', 'react'])).toEqual(['express']);
});
