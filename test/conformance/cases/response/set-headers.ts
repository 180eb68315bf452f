import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 set: value made text', '9.2 set: an object'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/one', (req, res) => {
  res.set('X-Total-Count', 42);
  res.json([]);
});

app.get('/many', (req, res) => {
  res.set({ 'X-A': 'a', 'X-B': 'b', 'Cache-Control': 'no-store' });
  res.header('X-C', 'c');
  res.setHeader('X-D', 'd');
  res.send('many');
});

app.get('/replace', (req, res) => {
  res.set('X-Step', '1');
  res.set('X-Step', '2');
  res.send('replaced');
});

module.exports = app;
`,
  requests: ['GET /one', 'GET /many', 'GET /replace'],
});
