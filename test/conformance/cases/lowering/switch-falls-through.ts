import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/level/:name', (req, res) => {
  switch (req.params.name) {
    case 'admin':
    case 'root':
      res.json({ level: 3 });
      break;
    case 'user': {
      const level = 1;
      res.json({ level });
      break;
    }
    default:
      res.status(404).json({ error: 'unknown' });
  }
});

module.exports = app;
`,
  requests: [
    'GET /level/admin',
    'GET /level/root',
    'GET /level/user',
    'GET /level/x',
  ],
});
