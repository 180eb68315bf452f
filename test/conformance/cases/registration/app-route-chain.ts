import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 app.route'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

let note = { text: 'first' };

app
  .route('/note')
  .get((req, res) => res.json(note))
  .put((req, res) => {
    note = { text: req.body.text };
    res.json(note);
  })
  .delete((req, res) => {
    note = null;
    res.status(204).end();
  });

module.exports = app;
`,
  requests: [
    'GET /note',
    { method: 'PUT', path: '/note', body: { text: 'second' } },
    'GET /note',
    'DELETE /note',
    'GET /note',
  ],
});
