import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

require('./routes')(app, { prefix: '/v1', title: 'Shop' });

module.exports = app;
`,
  files: {
    'routes.js': `
module.exports = (app, { prefix, title }) => {
  const hits = [];

  app.get(prefix + '/title', (req, res) => res.json({ title }));
  app.post(prefix + '/hits', (req, res) => {
    hits.push(req.path);
    res.json({ count: hits.length });
  });
};
`,
  },
  requests: [
    'GET /v1/title',
    'POST /v1/hits',
    'POST /v1/hits',
  ],
});
