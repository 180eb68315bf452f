import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 numbered parameters of parent and child'],
  app: `
const express = require('express');
const app = express();

const child = express.Router({ mergeParams: true });

child.get(/^\\/c(\\d)$/, (req, res) => res.json(req.params));
app.use(/^\\/p(\\d)/, child);

module.exports = app;
`,
  requests: ['GET /p1/c2'],
});
