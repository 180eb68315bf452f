import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { sendOk, sendFail } = require('./lib/respond');

app.get('/list', (req, res) => Promise.resolve([1]).then(sendOk(res)).catch(sendFail(res)));
app.get('/broken', (req, res) => Promise.reject(new Error('down')).then(sendOk(res)).catch(sendFail(res)));

module.exports = app;
`,
  files: {
    'lib/respond.js': `
exports.sendOk = (res) => (data) => res.status(200).json({ data });
exports.sendFail = (res) => (error) => res.status(503).json({ error: error.message });
`,
  },
  requests: [
    'GET /list',
    'GET /broken',
  ],
});
