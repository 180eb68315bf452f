import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  covers: ['8.2 other UTF and __proto__'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.post('/in', (req, res) => {
  res.json({ own: Object.keys(req.body), polluted: {}.admin === true, value: Object.getOwnPropertyDescriptor(req.body, '__proto__')?.value ?? null });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '{"__proto__":{"admin":true},"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"ø":"☃"}' },
  ],
});
