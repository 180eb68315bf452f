import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const child = express.Router({ mergeParams: true });

child.get('/:id', (req, res) => res.json({ id: req.params.id }));
app.use('/parents/:id/children', child);

module.exports = app;
`,
  requests: ['GET /parents/1/children/2'],
});
