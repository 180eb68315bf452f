import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const makeCounters = require('./counters');

const app = express();

app.use('/visits', makeCounters('visits'));
app.use('/clicks', makeCounters('clicks'));

module.exports = app;
`,
  files: {
    'counters.js': `
const { Router } = require('express');

module.exports = function makeCounters(name) {
  const router = Router();
  let count = 0;

  router.get('/', (req, res) => res.json({ [name]: count }));
  router.post('/', (req, res) => {
    count += 1;
    res.json({ [name]: count });
  });

  return router;
};
`,
  },
  requests: ['POST /visits', 'POST /visits', 'GET /visits', 'GET /clicks'],
});
