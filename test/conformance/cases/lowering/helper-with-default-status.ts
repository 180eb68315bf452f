import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const respond = (res, body, status = 200) => res.status(status).json({ status: 'ok', body });
function fail(res, error) {
  const status = error.status || 500;
  res.status(status);
  res.json({ status: 'error', message: error.message });
}

app.get('/good', (req, res) => respond(res, [1, 2]));
app.get('/made', (req, res) => {
  respond(res, null, 201);
});
app.get('/bad', (req, res) => {
  try {
    throw Object.assign(new Error('teapot'), { status: 418 });
  } catch (error) {
    fail(res, error);
  }
});

module.exports = app;
`,
  requests: [
    'GET /good',
    'GET /made',
    'GET /bad',
  ],
});
