import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 json escape'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.enable('json escape');

app.get('/json', (req, res) => res.json({ html: '<b>&</b>' }));
app.get('/sent', (req, res) => res.send({ html: '</script>' }));
app.get('/jsonp', (req, res) => res.jsonp({ html: '<i>' }));
app.get('/text', (req, res) => res.send('<b>&</b>'));
app.get('/error', (req, res) => res.status(400).json({ message: 'a < b' }));

module.exports = app;
`,
  requests: ['GET /json', 'GET /sent', 'GET /jsonp', 'GET /jsonp?callback=cb', 'GET /text', 'GET /error'],
});
