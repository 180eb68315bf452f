import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const load = (id, done) => setTimeout(() => done(null, id * 10), 2);

app.get('/sum', (req, res) => {
  const ids = [1, 2, 3];
  let left = ids.length;
  let sum = 0;
  ids.forEach((id) => {
    load(id, (err, value) => {
      sum += value;
      left -= 1;
      if (left === 0) res.json({ sum });
    });
  });
});

module.exports = app;
`,
  requests: [
    'GET /sum',
  ],
});
