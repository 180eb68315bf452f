import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const { countAnswers } = require('./count');
const app = express();

function envelope(req, res, next) {
  for (const name of ['json']) {
    const original = res[name];
    res[name] = (body) => original.apply(res, [{ data: body }]);
  }
  next(...[]);
}

app.get('/', envelope, (req, res) => res.json({ a: 1 }));
app.get('/sent', countAnswers, (req, res) => res.json({ b: 2 }));

module.exports = app;
`,
  files: {
    'count.js': `
const { patch } = require('./patch');

exports.countAnswers = (req, res, next) => {
  patch.call(null, res);
  next(...[]);
};
`,
    'patch.js': `
exports.patch = (response) => {
  const original = response.json;
  response.json = (body) => original.call(response, { patched: body });
};
`,
  },
  requests: ['GET /', 'GET /sent'],
});
