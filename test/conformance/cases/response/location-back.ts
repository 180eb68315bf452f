import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 location'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/like', (req, res) => res.location('back').status(202).end());

module.exports = app;
`,
  requests: ['POST /like', { method: 'POST', path: '/like', headers: { referer: 'http://shop.test/items/4' } }],
});
