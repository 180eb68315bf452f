import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 attachment: names of all kinds', '14 quotes in Content-Disposition'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/latin', (req, res) => res.attachment('münchen.txt').send('text'));

module.exports = app;
`,
  requests: ['GET /latin'],
});
