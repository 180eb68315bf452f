import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  app: `
const express = require('express');
const app = express();

app.get('/lines', (req, res) => {
  res.set('Content-Type', 'text/plain');
  for (let i = 1; i <= 3; i += 1) {
    res.write(\`line \${i}\\n\`);
  }
  res.end('end\\n');
});

module.exports = app;
`,
  requests: ['GET /lines'],
});
