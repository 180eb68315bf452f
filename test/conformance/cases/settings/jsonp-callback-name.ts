import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 jsonp callback name', '1 json spaces'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('jsonp callback name', 'cb');
app.set('json spaces', 2);

app.get('/feed', (req, res) => res.jsonp({ items: [1] }));

module.exports = app;
`,
  requests: ['GET /feed', 'GET /feed?cb=show', 'GET /feed?callback=show'],
});
