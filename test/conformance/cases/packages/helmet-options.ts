import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const helmet = require('helmet');
const app = express();

app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: { policy: 'cross-origin' }, xFrameOptions: true, hidePoweredBy: true }));

app.get('/a', (req, res) => res.json({ a: 1 }));
app.get('/b', (req, res) => res.set('X-Frame-Options', 'DENY').send('b'));

module.exports = app;
`,
  requests: ['GET /a', 'GET /b', 'GET /none'],
});
