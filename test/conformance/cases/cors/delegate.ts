import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const delegate = (req, callback) => {
  const open = req.path.startsWith('/open');
  callback(null, { origin: open ? '*' : false });
};

app.use(cors(delegate));
app.get('/open/a', (req, res) => res.json({ a: 1 }));
app.get('/closed/a', (req, res) => res.json({ a: 2 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/open/a', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/closed/a', headers: { origin: 'https://a.example' } },
  ],
});
