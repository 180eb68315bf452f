import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['3 5: a rejected promise is an error', '14 rejected promises'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const load = async (id) => {
  if (id !== '1') throw Object.assign(new Error('not there'), { status: 404 });
  return { id };
};

app.get('/things/:id', async (req, res) => {
  const thing = await load(req.params.id);
  res.json(thing);
});

app.use((err, req, res, next) => {
  res.status(err.status ?? 500).json({ error: err.message });
});

module.exports = app;
`,
  requests: ['GET /things/1', 'GET /things/2'],
});
