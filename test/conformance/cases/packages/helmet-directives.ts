import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const helmet = require('helmet');
const app = express();

app.use(helmet.hsts({ maxAge: 1000, preload: true }));
app.use(
  helmet({
    contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], scriptSrc: ["'self'", (req, res) => \`'nonce-\${req.get('x-nonce')}'\`] } },
    strictTransportSecurity: false,
  }),
);

app.get('/page', (req, res) => res.send('<p>hello</p>'));
app.use((req, res) => res.status(404).send('nothing here'));

module.exports = app;
`,
  requests: [{ method: 'GET', path: '/page', headers: { 'x-nonce': 'abc' } }, 'GET /other'],
});
