import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { Hits } = require('./hits');

const hits = new Hits();

app.post('/hits', hits.add);
app.get('/hits', (req, res) => {
  res.write('hits: ');
  setTimeout(() => res.end(String(hits.count)), 5);
});

module.exports = app;
`,
  files: {
    'hits.js': `
class Hits {
  constructor() {
    this.count = 0;
  }

  add = (req, res) => {
    this.count += 1;
    res.json({ count: this.count });
  };
}

module.exports = { Hits };
`,
  },
  requests: [
    'POST /hits',
    'POST /hits',
    'GET /hits',
  ],
});
