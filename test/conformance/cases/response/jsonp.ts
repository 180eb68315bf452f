import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 jsonp: without a callback', '9.1 jsonp: with a callback'],
  app: `
const express = require('express');
const app = express();

app.get('/feed', (req, res) => res.jsonp({ items: [1, 2] }));

module.exports = app;
`,
  requests: ['GET /feed', 'GET /feed?callback=show'],
});
