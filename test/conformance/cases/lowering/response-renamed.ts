import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', function handle(request, response) {
  const { status } = request.query;
  response.status(Number(status) || 200);
  response.json({ ok: true });
});

app.get('/b', (r, s) => {
  const reply = s;
  reply.send('b');
});

module.exports = app;
`,
  requests: ['GET /a', 'GET /a?status=202', 'GET /b'],
});
