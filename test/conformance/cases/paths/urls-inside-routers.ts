import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: [
    '3 url, baseUrl, path under a mount: exact prefix',
    '3 url, baseUrl, path under a mount: query kept',
    '3 url, baseUrl, path under a mount: rest of the path',
  ],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const inner = express.Router();
const outer = express.Router();

const where = (req, res) =>
  res.json({ url: req.url, path: req.path, baseUrl: req.baseUrl, originalUrl: req.originalUrl });

inner.get('/', where);
inner.get('/deep/:leaf', where);
outer.use('/inner', inner);
outer.get('/here', where);
app.use('/outer', outer);
app.get('/top', where);

module.exports = app;
`,
  requests: ['GET /top?a=1', 'GET /outer/here', 'GET /outer/inner', 'GET /outer/inner/deep/x?y=2'],
});
