import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const detectLanguage = (req, res, next) => {
  const header = req.headers['accept-language'] || '';
  req.lang = header.startsWith('nb') ? 'nb' : 'en';
  next();
};

app.use(detectLanguage);

app.get('/hello', (req, res) => {
  res.send(req.lang === 'nb' ? 'Hei' : 'Hello');
});

module.exports = app;
`,
  requests: ['GET /hello', { method: 'GET', path: '/hello', headers: { 'accept-language': 'nb-NO,nb;q=0.9' } }],
});
