import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['6.2 is: types, aliases and patterns', '6.2 is: no body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  if (req.method === 'POST' && !req.is('application/json')) {
    return res.status(415).json({ error: 'JSON only' });
  }
  next();
});
app.use(express.json());

app.post('/in', (req, res) => res.json({ got: req.body }));
app.get('/in', (req, res) => res.json({ got: null }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: 'hi' },
    'GET /in',
  ],
});
