import { expect, test } from 'vitest';
import { compiled } from '../compiled.js';

test('packages that only rewritten modules import are dependencies of the target', async () => {
  const { text } = await compiled({
    'package.json': JSON.stringify({ name: 'shop', dependencies: { express: '^5.0.0', slugify: '^1.6.0', unused: '^1.0.0' } }),
    'app.js': "const express = require('express');\nconst { show } = require('./controller');\nconst unused = require('unused');\nconst app = express();\napp.get('/:name', show);\nmodule.exports = app;\n",
    'controller.js': "const slugify = require('slugify');\nexports.show = (req, res) => { res.json(slugify(req.params.name)); };\n",
    'node_modules/slugify/package.json': '{"name":"slugify","version":"1.6.6","main":"index.js"}',
    'node_modules/slugify/index.js': 'module.exports = (text) => text;\n',
    'node_modules/unused/package.json': '{"name":"unused","version":"1.0.0","main":"index.js"}',
    'node_modules/unused/index.js': '',
  });
  const { dependencies } = JSON.parse(text('package.json')!) as { dependencies: Record<string, string> };
  expect(dependencies).toMatchObject({ slugify: '^1.6.0' });
  expect(Object.keys(dependencies)).not.toContain('unused');
  expect(Object.keys(dependencies)).not.toContain('express');
});

test('drivers that a package loads by name come along', async () => {
  const { text } = await compiled({
    'package.json': JSON.stringify({ name: 'shop', dependencies: { express: '^5.0.0', knex: '^3.0.0', 'better-sqlite3': '^11.0.0', store: '^1.0.0', 'store-driver': '^2.0.0', pg: '^8.0.0', other: '^1.0.0' } }),
    'app.js': "const express = require('express');\nconst { show } = require('./controller');\nconst app = express();\napp.get('/:name', show);\nmodule.exports = app;\n",
    'controller.js': "const knex = require('knex');\nconst store = require('store');\nconst db = knex({ client: process.env.CLIENT });\nexports.show = async (req, res) => { res.json(await db.select(store.name)); };\n",
    'node_modules/store/package.json': '{"name":"store","version":"1.0.0","main":"index.js","peerDependenciesMeta":{"store-driver":{"optional":true}}}',
    'node_modules/store/index.js': 'exports.name = 1;\n',
  });
  const { dependencies } = JSON.parse(text('package.json')!) as { dependencies: Record<string, string> };
  expect(dependencies).toMatchObject({ knex: '^3.0.0', 'better-sqlite3': '^11.0.0', pg: '^8.0.0', 'store-driver': '^2.0.0' });
  expect(Object.keys(dependencies)).not.toContain('other');
});
