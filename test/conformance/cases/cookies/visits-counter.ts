import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();

app.use(cookieParser());

app.get('/', (req, res) => {
  const visits = Number(req.cookies.visits || 0) + 1;
  res.cookie('visits', visits);
  res.send(\`You have been here \${visits} times\`);
});

module.exports = app;
`,
  requests: ['GET /', { method: 'GET', path: '/', headers: { cookie: 'visits=4' } }],
});
