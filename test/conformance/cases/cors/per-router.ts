import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();
const open = express.Router();
const closed = express.Router();

open.use(cors());
open.get('/list', (req, res) => res.json([1]));
open.post('/list', (req, res) => res.status(201).json({ made: true }));
closed.get('/list', (req, res) => res.json([2]));
app.use('/open', open);
app.use('/closed', closed);

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/open/list', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/open/list', headers: { origin: 'https://a.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-a' } },
    { method: 'POST', path: '/open/list', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/closed/list', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/closed/list', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/open/none', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/closed/none', headers: { origin: 'https://a.example' } },
  ],
});
