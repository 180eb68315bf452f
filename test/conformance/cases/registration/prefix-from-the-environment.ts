import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const config = { api: { prefix: process.env.E2N_API_PREFIX || '/api' }, version: process.env.E2N_VERSION ?? 'v1' };
const items = express.Router();

items.get('/', (req, res) => res.json({ base: req.baseUrl }));
items.get('/:id', (req, res) => res.json({ id: req.params.id }));

app.use(config.api.prefix + '/items', items);
app.get(\`/\${config.version}/docs\`, (req, res) => res.send('docs'));
app.get('/health', (req, res) => res.send('ok'));

module.exports = app;
`,
  requests: ['GET /api/items', 'GET /api/items/4', 'GET /health', 'GET /v1/docs', 'GET /items'],
});
