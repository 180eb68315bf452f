import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 body by Accept'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/go', (req, res) => res.redirect(301, '/to'));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/go', headers: { accept: '*/*' } },
    { method: 'GET', path: '/go', headers: { accept: 'text/*' } },
    { method: 'GET', path: '/go', headers: { accept: 'text/html, text/plain;q=0.5' } },
    { method: 'GET', path: '/go', headers: { accept: 'text/plain, text/html' } },
    { method: 'GET', path: '/go', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/go', headers: { accept: 'text/html;level=1' } },
    { method: 'GET', path: '/go', headers: { accept: 'text/html;q=0, */*' } },
    { method: 'HEAD', path: '/go', headers: { accept: 'text/html' } },
  ],
});
