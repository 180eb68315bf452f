import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 app.route', '5 app.all takes every method and may pass on'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app
  .route('/events')
  .all((req, res, next) => {
    res.set('X-Route', 'events');
    next();
  })
  .get((req, res) => res.json([]))
  .post((req, res) => res.status(201).json({}));

module.exports = app;
`,
  requests: ['GET /events', 'POST /events'],
});
