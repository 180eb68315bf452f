import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ["3 next('router')"],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const members = express.Router();

members.use((req, res, next) => (req.get('x-member') ? next() : next('router')));
members.get('/news', (req, res) => res.json({ news: 'for members' }));

app.use('/club', members);
app.get('/club/news', (req, res) => res.json({ news: 'for all' }));

module.exports = app;
`,
  requests: ['GET /club/news', { method: 'GET', path: '/club/news', headers: { 'x-member': '1' } }],
});
