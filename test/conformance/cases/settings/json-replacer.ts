import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 json replacer'],
  app: `
const express = require('express');
const app = express();

app.set('json replacer', (key, value) => (key === 'secret' ? undefined : value));

app.get('/object', (req, res) => res.json({ a: 1, secret: 'x', list: [{ secret: 1, b: 2 }] }));
app.get('/sent', (req, res) => res.send({ secret: 1, c: 3 }));
app.get('/jsonp', (req, res) => res.jsonp({ secret: 1, d: 4 }));
app.get('/text', (req, res) => res.send('text'));

module.exports = app;
`,
  requests: ['GET /object', 'GET /sent', 'GET /jsonp?callback=cb', 'GET /text'],
});
