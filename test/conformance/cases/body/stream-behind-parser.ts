import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.post('/in', (req, res) => {
  if (req.body && Object.keys(req.body).length > 0) return res.json({ parsed: req.body });
  let data = '';
  req.on('data', (chunk) => (data += chunk));
  req.on('end', () => res.json({ data }));
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: 'plain' },
  ],
});
