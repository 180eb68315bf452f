import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.2 strict: false'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const options = { limit: '50b', strict: false };

app.use(express.json(options));
app.post('/in', (req, res) => res.json({ body: req.body }));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '7' },
    { method: 'POST', path: '/in', body: { text: 'x'.repeat(80) } },
  ],
});
