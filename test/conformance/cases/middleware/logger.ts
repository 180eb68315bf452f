import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  console.log(\`\${req.method} \${req.originalUrl}\`);
  next();
});

app.get('/', (req, res) => res.send('logged'));
app.get('/items', (req, res) => res.json([]));

module.exports = app;
`,
  requests: ['GET /', 'GET /items?page=1'],
});
