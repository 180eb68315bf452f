import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const service = { load: async (id) => { if (id === 'bad') throw new Error('gone'); return { id }; } };
const show = async (req, res) => {
  const item = await service.load(req.params.id);
  res.json(item);
};

app.get('/items/:id', (req, res, next) => {
  show(req, res).catch(next);
});
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /items/1',
    'GET /items/bad',
  ],
});
