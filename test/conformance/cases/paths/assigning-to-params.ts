import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 assigning to req.params'],
  app: `
const express = require('express');
const app = express();

app.get(
  '/items/:id',
  (req, res, next) => {
    req.params.id = Number(req.params.id);
    next();
  },
  (req, res) => res.json({ id: req.params.id, type: typeof req.params.id }),
);

module.exports = app;
`,
  requests: ['GET /items/4'],
});
