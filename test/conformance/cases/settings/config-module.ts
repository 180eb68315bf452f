import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const config = require('./config');
const app = express();

app.use(express.json({ limit: config.bodyLimit }));

app.get(\`\${config.prefix}/config\`, (req, res) => res.json({ name: config.name, prefix: config.prefix }));
app.post(config.prefix + '/echo', (req, res) => res.json(req.body));

module.exports = app;
`,
  files: {
    'config.js': `
module.exports = {
  name: process.env.SERVICE_NAME || 'billing',
  prefix: '/billing/v2',
  bodyLimit: '1kb',
};
`,
  },
  requests: ['GET /billing/v2/config', { method: 'POST', path: '/billing/v2/echo', body: { a: [1] } }],
});
