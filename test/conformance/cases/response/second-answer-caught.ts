import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 a second answer is an error'],
  app: `
const express = require('express');
const app = express();

app.get('/caught', (req, res) => {
  res.json({ first: true });
  try {
    res.json({ second: true });
  } catch (err) {
    console.error(err.code);
  }
});
app.get('/thrown', (req, res) => {
  res.send('first');
  res.send('second');
});

module.exports = app;
`,
  requests: ['GET /caught', 'GET /thrown'],
});
