import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 a dot is literal'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/files/:name.:ext', (req, res) => res.json({ name: req.params.name, ext: req.params.ext }));
app.get('/avatar.:format', (req, res) => res.json({ format: req.params.format }));
app.get('/feed.xml', (req, res) => res.type('xml').send('<feed/>'));

module.exports = app;
`,
  requests: [
    'GET /files/a.txt',
    'GET /files/archive.tar.gz',
    'GET /files/none',
    'GET /avatar.png',
    'GET /avatar',
    'GET /feed.xml',
  ],
});
