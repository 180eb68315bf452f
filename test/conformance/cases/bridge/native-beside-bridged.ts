import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const app = express();

let visits = 0;

app.get('/count', (req, res) => {
  visits += 1;
  res.json({ visits });
});

app.get('/stream', (req, res) => {
  res.write(\`visits: \${visits}\\n\`);
  setImmediate(() => res.end('end\\n'));
});

module.exports = app;
`,
  requests: ['GET /count', 'GET /stream', 'GET /count', 'GET /stream'],
});
