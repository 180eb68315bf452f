import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/from', (req, res) => res.json({ a: req.get('Referer'), b: req.get('referrer') }));

module.exports = app;
`,
  requests: [{ method: 'GET', path: '/from', headers: { referer: 'https://a.example/x' } }, 'GET /from'],
});
