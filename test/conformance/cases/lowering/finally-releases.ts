import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const pool = { open: 0, connect: async () => { pool.open += 1; return { query: async (n) => { if (n === 'bad') throw new Error('syntax'); return [n]; }, release: () => { pool.open -= 1; } }; } };

app.get('/query/:sql', async (req, res, next) => {
  const client = await pool.connect();
  try {
    const rows = await client.query(req.params.sql);
    res.json({ rows });
  } catch (error) {
    next(error);
  } finally {
    client.release();
  }
});
app.get('/open', (req, res) => res.json({ open: pool.open }));
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /query/a',
    'GET /query/bad',
    'GET /open',
  ],
});
