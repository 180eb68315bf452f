import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

let busy = false;

app.get('/work/:kind', async (req, res, next) => {
  busy = true;
  try {
    if (req.params.kind === 'bad') throw new Error('broken');
    res.json({ busy });
  } catch (error) {
    next(error);
  } finally {
    busy = false;
  }
});
app.use((err, req, res, next) => res.status(500).json({ error: err.message, busy }));

module.exports = app;
`,
  requests: [
    'GET /work/good',
    'GET /work/bad',
  ],
});
