import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

let running = 0;
const job = (name) => (name === 'bad' ? Promise.reject(new Error('job failed')) : Promise.resolve(name.length));

app.get('/jobs/:name', (req, res, next) => {
  running += 1;
  return job(req.params.name)
    .then((size) => res.json({ size, running }))
    .catch(next)
    .finally(() => {
      running -= 1;
    });
});

app.use((err, req, res, next) => res.status(500).json({ error: err.message, running }));

module.exports = app;
`,
  requests: ['GET /jobs/abc', 'GET /jobs/bad', 'GET /jobs/ab'],
});
