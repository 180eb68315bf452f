import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 204 and 304 drop the body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.delete('/a', (req, res) => res.status(204).end());
app.delete('/b', (req, res) => res.status(204).send());
app.delete('/c', (req, res) => res.status(204).json({ ignored: true }));
app.delete('/d', (req, res) => {
  res.status(204);
  res.send('dropped');
});

module.exports = app;
`,
  requests: ['DELETE /a', 'DELETE /b', 'DELETE /c', 'DELETE /d'],
});
