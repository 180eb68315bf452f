import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 one router in several places, shared state'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

let visits = 0;
const counter = express.Router();

counter.get('/visits', (req, res) => res.json({ visits: ++visits, at: req.baseUrl }));
app.use('/a', counter);
app.use('/b', counter);

module.exports = app;
`,
  requests: ['GET /a/visits', 'GET /b/visits', 'GET /a/visits'],
});
