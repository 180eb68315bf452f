import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const load = (id) => (id === 'x' ? Promise.reject(new Error('no x')) : Promise.resolve(id));

app.get('/a/:id', (req, res) => {
  load(req.params.id).then(
    (value) => res.json({ value }),
    (error) => res.status(502).json({ error: error.message }),
  );
});

module.exports = app;
`,
  requests: [
    'GET /a/1',
    'GET /a/x',
  ],
});
