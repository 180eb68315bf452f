import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const { sendSuccess, sendError } = require('./utils/response');
const app = express();

app.get('/ok', (req, res) => {
  sendSuccess(res, { id: 1 }, 'Fetched');
});

app.post('/ok', (req, res) => sendSuccess(res, null, 'Created', 201));

app.get('/bad', (req, res) => {
  return sendError(res, 'Nope', 403);
});

module.exports = app;
`,
  files: {
    'utils/response.js': `
const sendSuccess = (res, data, message = 'Success', statusCode = 200) => {
  return res.status(statusCode).json({ success: true, message, data });
};

const sendError = (res, message, statusCode = 500) =>
  res.status(statusCode).json({ success: false, message });

module.exports = { sendSuccess, sendError };
`,
  },
  requests: ['GET /ok', 'POST /ok', 'GET /bad'],
});
