import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 back'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/like', (req, res) => res.redirect('back'));

module.exports = app;
`,
  requests: ['POST /like', { method: 'POST', path: '/like', headers: { referer: 'http://shop.test/items/4' } }],
});
