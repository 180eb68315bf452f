import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 members added to app.request and app.response'],
  app: `
const express = require('express');
const app = express();

app.response.ok = function (data) {
  return this.status(200).json({ ok: true, data });
};
app.request.shout = function () {
  return this.path.toUpperCase();
};
app.get('/hello', (req, res) => res.ok(req.shout()));

module.exports = app;
`,
  requests: [
    'GET /hello',
  ],
});
