import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

let open = 0;

app.get('/read/:key', async (req, res) => {
  open += 1;
  try {
    if (req.params.key === 'bad') throw new TypeError('bad key');
    res.json({ key: req.params.key, open });
  } catch (error) {
    res.status(500).json({ error: error.message, open });
  } finally {
    open -= 1;
  }
});

module.exports = app;
`,
  requests: ['GET /read/a', 'GET /read/bad', 'GET /read/b'],
});
