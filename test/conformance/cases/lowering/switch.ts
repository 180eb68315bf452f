import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/shape/:kind', (req, res) => {
  switch (req.params.kind) {
    case 'circle':
      res.json({ sides: 0 });
      break;
    case 'triangle':
    case 'delta':
      res.json({ sides: 3 });
      break;
    case 'square': {
      const sides = 4;
      return res.json({ sides });
    }
    default:
      res.status(404).json({ error: 'unknown shape' });
  }
});

module.exports = app;
`,
  requests: ['GET /shape/circle', 'GET /shape/delta', 'GET /shape/square', 'GET /shape/blob'],
});
