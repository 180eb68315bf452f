import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const ApiResponse = require('./ApiResponse');
const app = express();

app.get('/found', (req, res) => ApiResponse.ok(res, { found: true }));
app.get('/lost', (req, res) => {
  ApiResponse.notFound(res);
});
app.get('/object', (req, res) => {
  const body = new ApiResponse(200, { a: 1 });
  res.status(body.statusCode).json(body);
});

module.exports = app;
`,
  files: {
    'ApiResponse.js': `
class ApiResponse {
  constructor(statusCode, data) {
    this.statusCode = statusCode;
    this.data = data;
  }

  static ok(res, data) {
    return res.status(200).json(new ApiResponse(200, data));
  }

  static notFound(res, message = 'Not found') {
    return res.status(404).json({ statusCode: 404, message });
  }
}

module.exports = ApiResponse;
`,
  },
  requests: ['GET /found', 'GET /lost', 'GET /object'],
});
