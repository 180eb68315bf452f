import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const api = express.Router();
api.use(express.json());
api.post('/in', (req, res) => res.json({ body: req.body }));

const forms = express.Router();
forms.use(express.urlencoded({ extended: false }));
forms.post('/in', (req, res) => res.json({ body: req.body }));

app.use('/api', api);
app.use('/forms', forms);

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/api/in', body: { a: 1 } },
    { method: 'POST', path: '/forms/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
  ],
});
