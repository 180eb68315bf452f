import { defineCase } from '../../case.js';

// A handler that looks at its own router: there is none in native code.
export default defineCase({
  section: '3',
  expect: 'bridged',
  express: 5,
  app: `
const express = require('express');
const app = express();
const pages = express.Router();

pages.get('/routes', (req, res) => res.json(pages.stack.map((layer) => layer.route.path)));
pages.get('/about', (req, res) => res.send('about'));
app.use('/pages', pages);

module.exports = app;
`,
  requests: ['GET /pages/routes', 'GET /pages/about'],
});
