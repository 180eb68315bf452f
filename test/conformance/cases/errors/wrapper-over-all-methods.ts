import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const controller = require('./controller');
const app = express();

app.get('/items', controller.list);
app.get('/items/:id', controller.get);
app.use((err, req, res, next) => res.status(err.status ?? 500).json({ error: err.message }));

module.exports = app;
`,
  files: {
    'controller.js': `
const catchErrors = (fn) => (req, res, next) => fn(req, res, next).catch(next);

const list = async (req, res) => res.json([1, 2]);
const get = async (req, res) => {
  if (Number(req.params.id) > 2) throw Object.assign(new Error('no item'), { status: 404 });
  res.json({ id: Number(req.params.id) });
};

module.exports = { list: catchErrors(list), get: catchErrors(get) };
`,
  },
  requests: [
    'GET /items',
    'GET /items/1',
    'GET /items/9',
  ],
});
