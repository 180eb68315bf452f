import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/ticket', (req, res) => {
  const queue = require('./queue');
  res.json({ ticket: queue.take() });
});

app.get('/waiting', (req, res) => {
  const queue = require('./queue');
  res.json({ waiting: queue.length });
});

module.exports = app;
`,
  files: {
    'queue.js': `
class Queue {
  #next = 1;

  take() {
    return this.#next++;
  }

  get length() {
    return this.#next - 1;
  }
}

module.exports = new Queue();
`,
  },
  requests: ['GET /ticket', 'GET /ticket', 'GET /waiting'],
});
