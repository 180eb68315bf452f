import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  app: `
const express = require('express');
const { EventEmitter } = require('events');
const app = express();

app.get('/work', (req, res) => {
  const worker = new EventEmitter();
  worker.once('done', (result) => res.json({ result }));
  worker.once('failed', (reason) => res.status(500).json({ reason }));
  setImmediate(() => worker.emit(req.query.fail ? 'failed' : 'done', 'x1'));
});

module.exports = app;
`,
  requests: ['GET /work', 'GET /work?fail=1'],
});
