import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  covers: ['9.6 finish and close'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const log = [];

app.use((req, res, next) => {
  res.on('finish', () => log.push(\`\${req.method} \${req.path} \${res.statusCode}\`));
  next();
});
app.get('/a', (req, res) => res.json({ a: 1 }));
app.get('/b', (req, res) => res.status(404).send('none'));
app.get('/c', (req, res) => {
  res.once('close', () => log.push('closed'));
  res.send('c');
});
app.get('/log', (req, res) => setTimeout(() => res.json(log), 50));

module.exports = app;
`,
  requests: ['GET /a', 'GET /b', 'GET /c', 'GET /log'],
});
