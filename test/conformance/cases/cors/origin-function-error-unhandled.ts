import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({
  origin: (origin, callback) => {
    const isOk = !origin || origin.endsWith('.example');
    callback(isOk ? null : Object.assign(new Error('no'), { status: 400, expose: true, stack: 'no' }), isOk);
  },
}));
app.get('/data', (req, res) => res.json({ data: 1 }));

module.exports = app;
`,
  requests: [
    'GET /data',
    { method: 'GET', path: '/data', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/data', headers: { origin: 'https://a.test' } },
  ],
});
