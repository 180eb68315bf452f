import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);

class FileController {
  constructor(files) {
    this.files = files;
  }

  show = async (req, res) => {
    const file = this.files[req.params.name];
    if (!file) throw Object.assign(new Error('No file'), { status: 404 });
    res.type('text').send(file);
  };
}

const files = new FileController({ a: 'first' });

app.get('/files/:name', asyncHandler(files.show));
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /files/a',
    'GET /files/b',
  ],
});
