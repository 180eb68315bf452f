import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const swaggerUi = require('swagger-ui-express');
const app = express();

const document = { openapi: '3.0.0', info: { title: 'Notes', version: '1' }, paths: {} };
app.use('/docs', swaggerUi.serve, swaggerUi.setup(document, { customSiteTitle: 'Notes' }));
app.get('/notes', (req, res) => res.json([]));

module.exports = app;
`,
  requests: [
    'GET /notes',
    'GET /docs/',
    'GET /docs',
    'GET /docs/swagger-ui-init.js',
    'GET /docs/swagger-ui.css',
    'GET /docs/none.js',
  ],
});
