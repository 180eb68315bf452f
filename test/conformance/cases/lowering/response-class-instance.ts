import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const ApiResponse = require('./api-response');

app.get('/good', (req, res) => {
  new ApiResponse(200, { a: 1 }, 'Fetched').send(res);
});
app.get('/made', (req, res) => {
  return new ApiResponse(201, null, 'Made').send(res);
});

module.exports = app;
`,
  files: {
    'api-response.js': `
class ApiResponse {
  constructor(statusCode, data, message = 'Success') {
    this.statusCode = statusCode;
    this.data = data;
    this.message = message;
    this.success = statusCode < 400;
  }

  send(res) {
    return res.status(this.statusCode).json(this);
  }
}

module.exports = ApiResponse;
`,
  },
  requests: [
    'GET /good',
    'GET /made',
  ],
});
