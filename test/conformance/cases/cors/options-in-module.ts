import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const { corsOptions } = require('./config/cors');
const app = express();

app.use(cors(corsOptions));
app.get('/', (req, res) => res.send('ok'));

module.exports = app;
`,
  files: {
    'config/cors.js': `
const allowedOrigins = ['https://a.example'];
const corsOptions = {
  origin: (origin, callback) => {
    if (allowedOrigins.includes(origin) || !origin) callback(null, true);
    else callback(null, false);
  },
  optionsSuccessStatus: 200,
};
module.exports = { corsOptions, allowedOrigins };
`,
  },
  requests: [
    'GET /',
    { method: 'GET', path: '/', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/', headers: { origin: 'https://b.example' } },
    { method: 'OPTIONS', path: '/', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
  ],
});
