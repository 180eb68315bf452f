import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 type: by extension', '9.2 type: as is', '14 type of scripts and charset of files'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/js', (req, res) => res.type('js').send('let a;'));
app.get('/mjs', (req, res) => res.type('mjs').end('export {};'));
app.get('/dot', (req, res) => res.type('.html').end('<p>'));
app.get('/json', (req, res) => res.type('json').send('{"a":1}'));
app.get('/ico', (req, res) => res.type('ico').end('icon'));
app.get('/xml', (req, res) => res.type('xml').end('<a/>'));
app.get('/unknown', (req, res) => res.type('unheardof').end('bytes'));
app.get('/own', (req, res) => res.type('application/vnd.api+json').json({ data: [] }));
app.get('/svg', (req, res) => res.contentType('svg').end('<svg/>'));
app.get('/computed/:ext', (req, res) => res.type(req.params.ext).send('computed'));
app.get('/chosen', (req, res) => res.type(req.query.as || 'text/x-markdown').send('# chosen'));

module.exports = app;
`,
  requests: [
    'GET /js',
    'GET /mjs',
    'GET /dot',
    'GET /json',
    'GET /ico',
    'GET /xml',
    'GET /unknown',
    'GET /own',
    'GET /svg',
    'GET /computed/css',
    'GET /computed/png',
    'GET /computed/nothing',
    'GET /chosen',
    'GET /chosen?as=text/csv',
  ],
});
