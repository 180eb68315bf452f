import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

require('./routes')(app);

module.exports = app;
`,
  files: {
    'routes.js': `
module.exports = (app) => {
  let count = 0;

  app.post('/hits', (req, res) => {
    count += 1;
    res.json({ count });
  });
};
`,
  },
  requests: [
    'POST /hits',
    'POST /hits',
  ],
});
