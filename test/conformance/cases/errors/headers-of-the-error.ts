import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the headers of the error', '4 unhandled: the page, whatever Accept says'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/busy', () => {
  throw Object.assign(new Error('slow down'), { status: 429, headers: { 'Retry-After': '5', 'X-Limit': '10' } });
});
app.get('/code', () => {
  throw Object.assign(new Error('gone'), { statusCode: 410 });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/busy', headers: { accept: 'application/json' } },
    'GET /busy',
    { method: 'GET', path: '/code', headers: { accept: 'text/plain' } },
  ],
});
