import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 append', '9.2 get and removeHeader'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/links', (req, res) => {
  res.append('Link', '</a>; rel="next"');
  res.append('Link', '</b>; rel="last"');
  res.append('Warning', '199 Miscellaneous warning');
  res.json({});
});

app.get('/removed', (req, res) => {
  res.set('X-Temp', 'x');
  res.removeHeader('X-Temp');
  res.set('X-Kept', res.get('X-Temp') === undefined ? 'gone' : 'there');
  res.send('done');
});

module.exports = app;
`,
  requests: ['GET /links', 'GET /removed'],
});
