import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 a HEAD route of its own', '5 HEAD runs the GET handler'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.head('/a', (req, res) => res.set('X-Head', 'own').end());
app.get('/a', (req, res) => res.set('X-Get', '1').send('a'));
app.get('/b', (req, res) => res.set('X-Method', req.method).send('b'));

module.exports = app;
`,
  requests: ['HEAD /a', 'GET /a', 'HEAD /b', 'GET /b'],
});
