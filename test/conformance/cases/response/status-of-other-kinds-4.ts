import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 status: anything else', '14 res.status'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/text', (req, res) => res.status('404').json({ status: 'text' }));
app.get('/lenient', (req, res) => res.status('201').send('made'));

module.exports = app;
`,
  requests: ['GET /text', 'GET /lenient'],
});
