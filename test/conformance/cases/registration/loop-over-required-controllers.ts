import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');

const routes = {
  users: require('./routes/users'),
  'sheet-music': require('./routes/sheet-music'),
  delete: require('./routes/delete'),
};
const handlers = [require('./routes/version'), require('./plugins/version')];
const plugins = [
  { path: '/status', handler: (req, res) => res.json({ ok: true }) },
  { path: '/version', handler: require('./routes/version') },
];

const app = express();
app.use(express.json());

function makeHandlerAwareOfAsyncErrors(handler) {
  return async function (req, res, next) {
    try {
      await handler(req, res);
    } catch (error) {
      next(error);
    }
  };
}

for (const [name, controller] of Object.entries(routes)) {
  if (controller.getAll) app.get(\`/api/\${name}\`, makeHandlerAwareOfAsyncErrors(controller.getAll));
  if (controller.create) app.post(\`/api/\${name}\`, makeHandlerAwareOfAsyncErrors(controller.create));
}
handlers.forEach((handler, i) => app.get('/v' + i, handler));
plugins.forEach(({ path, handler }) => app.get(path, handler));

app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  files: {
    'routes/users.js': `
const users = [];

async function getAll(req, res) {
  res.status(200).json(users);
}

async function create(req, res) {
  if (!req.body.name) throw new Error('a name, please');
  users.push(req.body.name);
  res.status(201).end();
}

module.exports = { getAll, create };
`,
    'routes/sheet-music.js': `
module.exports = {
  getAll: async (req, res) => {
    res.json({ music: req.query.of });
  },
};
`,
    'routes/delete.js': `
exports.getAll = async (req, res) => {
  res.json({ deleted: [] });
};
`,
    'plugins/version.js': `
module.exports = (req, res) => {
  res.send('plugin 2.0');
};
`,
    'routes/version.js': `
module.exports = (req, res) => {
  res.send('1.0');
};
`,
  },
  requests: [
    { method: 'POST', path: '/api/users', body: { name: 'Ada' } },
    { method: 'POST', path: '/api/users', body: {} },
    'GET /api/users',
    'GET /api/sheet-music?of=Bach',
    { method: 'POST', path: '/api/sheet-music', body: {} },
    'GET /status',
    'GET /version',
    'GET /api/delete',
    'GET /v0',
    'GET /v1',
  ],
});
