import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 jsonp: without a callback', '9.1 jsonp: with a callback'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/feed', (req, res) => res.jsonp({ items: [1, 2], html: '<b>' }));
app.get('/status', (req, res) => res.status(404).jsonp({ error: 'none' }));
app.get('/typed', (req, res) => res.type('application/vnd.feed+json').jsonp({ a: 1 }));
app.get('/lines', (req, res) => res.jsonp({ text: 'a\\u2028b\\u2029c' }));
app.get('/nothing', (req, res) => res.jsonp());
app.get('/null', (req, res) => res.jsonp(null));
app.get('/found/:id', (req, res) => {
  const found = [{ id: '1' }].find((item) => item.id === req.params.id);
  res.jsonp(found);
});

module.exports = app;
`,
  requests: [
    'GET /feed',
    'GET /feed?callback=show',
    'GET /feed?callback=a.b[0].c$',
    'GET /feed?callback=alert(1);//',
    'GET /feed?callback=',
    'GET /feed?callback=one&callback=two',
    'GET /status?callback=cb',
    'GET /typed',
    'GET /typed?callback=cb',
    'GET /lines?callback=cb',
    'GET /nothing',
    'GET /nothing?callback=cb',
    'GET /null?callback=cb',
    'GET /found/1?callback=cb',
    'GET /found/2?callback=cb',
  ],
});
