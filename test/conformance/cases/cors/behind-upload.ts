import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const fileUpload = require('express-fileupload');
const app = express();

app.use(express.json());
app.use(fileUpload());
app.use(cors());
app.put('/photos', (req, res) => res.json({ files: Object.keys(req.files || {}), body: req.body }));
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.type, body: req.body }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/photos', headers: { origin: 'https://a.test', 'access-control-request-method': 'PUT' } },
    { method: 'PUT', path: '/photos', body: { title: 'Lake' } },
    { method: 'PUT', path: '/photos', headers: { 'content-type': 'application/json' }, body: '{' },
  ],
});
