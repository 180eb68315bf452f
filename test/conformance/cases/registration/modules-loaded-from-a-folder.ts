import { defineCase } from '../../case.js';

/** `models/index.js` as the generator of sequelize writes it, and one of several modules chosen by a setting. */
export default defineCase({
  section: '2',
  expect: 'native',
  app: `
const express = require('express');
const db = require('./models');
const limits = require('./config');
const app = express();

app.get('/models', (req, res) => res.json({ names: Object.keys(db).sort(), table: db.User.table, limits }));

module.exports = app;
`,
  files: {
    'models/index.js': `
const fs = require('fs');
const path = require('path');
const basename = path.basename(__filename);
const db = {};

fs.readdirSync(__dirname)
  .filter((file) => file !== basename && file.slice(-3) === '.js')
  .forEach((file) => {
    const model = require(path.join(__dirname, file))('main');
    db[model.name] = model;
  });

module.exports = db;
`,
    'models/post.js': "module.exports = (database) => ({ name: 'Post', table: database + '.posts' });\n",
    'models/user.js': "module.exports = (database) => ({ name: 'User', table: database + '.users' });\n",
    'config/index.js': `
const path = require('path');
const name = process.env.LIMITS_OF_CASE || 'narrow';

module.exports = { ...require(path.resolve(__dirname, 'all.js')), ...require(path.resolve(__dirname + '/env/' + name.toLowerCase() + '.js')) };
`,
    'config/all.js': 'module.exports = { least: 1, most: 100 };\n',
    'config/env/narrow.js': 'module.exports = { most: 10 };\n',
    'config/env/wide.js': 'module.exports = { most: 1000 };\n',
  },
  requests: ['GET /models'],
});
