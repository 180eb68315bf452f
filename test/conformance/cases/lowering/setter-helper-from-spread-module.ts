import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const utils = require('./utils');
const app = express();

app.get('/a', (req, res) => {
  utils.noCache(res);
  utils.tag(res, 'a');
  res.json({ a: 1 });
});

module.exports = app;
`,
  files: {
    'utils/index.js': `
const headers = require('./headers');

module.exports = {
  ...headers,
  tag,
};

function tag(res, value) {
  res.set('X-Tag', value);
}
`,
    'utils/headers.js': `
function noCache(res) {
  res.set('Cache-Control', 'no-store');
}

module.exports = { noCache };
`,
  },
  requests: [
    'GET /a',
  ],
});
