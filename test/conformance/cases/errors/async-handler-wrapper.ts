import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const asyncHandler = require('./async-handler');
const app = express();

const find = async (id) => (id === '1' ? { id: 1, name: 'One' } : null);

app.get(
  '/items/:id',
  asyncHandler(async (req, res, next) => {
    const item = await find(req.params.id);
    if (!item) {
      return next(Object.assign(new Error(\`no item \${req.params.id}\`), { code: 404 }));
    }
    res.status(200).json(item);
  }),
);

app.get(
  '/explode',
  asyncHandler(async () => {
    throw new Error('exploded');
  }),
);

app.use((err, req, res, next) => res.status(err.code || 500).json({ error: err.message }));

module.exports = app;
`,
  files: {
    'async-handler.js': `
const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);

module.exports = asyncHandler;
`,
  },
  requests: ['GET /items/1', 'GET /items/2', 'GET /explode'],
});
