import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  app: `
const express = require('express');
const fs = require('node:fs');
const path = require('node:path');
const app = express();

app.get('/file/:name', (req, res) => {
  fs.createReadStream(path.join(__dirname, 'files', req.params.name)).pipe(res);
});
app.get('/other', (req, res) => res.json({ alive: true }));

module.exports = app;
`,
  files: { 'files/a.txt': 'text of a\n' },
  requests: ['GET /file/a.txt', 'GET /other'],
});
