import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the status of the error'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const fail = (props) => (req, res, next) => next(Object.assign(new Error('failed'), props));
app.get('/status', fail({ status: 404 }));
app.get('/status-code', fail({ statusCode: 409 }));
app.get('/both', fail({ status: 410, statusCode: 409 }));
app.get('/text', fail({ status: '404' }));
app.get('/low', fail({ status: 200 }));
app.get('/high', fail({ status: 700 }));
app.get('/none', fail({}));

module.exports = app;
`,
  requests: [
    'GET /status',
    'GET /status-code',
    'GET /both',
    'GET /text',
    'GET /low',
    'GET /high',
    'GET /none',
  ],
});
