import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { responses } = require('./responses');

app.use(responses);
app.get('/good', (req, res) => res.success({ a: 1 }, 'Fine'));
app.get('/made', (req, res) => {
  res.success(null, 'Made', 201);
});
app.get('/bad', (req, res) => {
  if (!req.query.name) return res.error('name is missing', 422);
  res.success({ name: req.query.name });
});

module.exports = app;
`,
  files: {
    'responses.js': `
exports.responses = (req, res, next) => {
  res.success = (data, message = 'OK', status = 200) => {
    return res.status(status).json({ success: true, message, data });
  };
  res.error = (message, status = 400) => {
    return res.status(status).json({ success: false, message });
  };
  next();
};
`,
  },
  requests: [
    'GET /good',
    'GET /made',
    'GET /bad',
    'GET /bad?name=a',
  ],
});
