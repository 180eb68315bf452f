import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 status', '9.4 target stays as given', '9.4 no ETag, goes on'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/relative', (req, res) => res.redirect('../up'));
app.get('/query', (req, res) => res.redirect('?page=2'));
app.get('/dot', (req, res) => res.redirect('./here'));
app.get('/other', (req, res) => res.redirect('https://other.test/a?b=c#d'));
app.get('/encoded', (req, res) => res.redirect('/a b/é'));
app.get('/permanent', (req, res) => res.redirect(301, '/new'));
app.get('/see-other', (req, res) => res.redirect(303, \`/things/\${req.query.id || 1}\`));
app.get('/temporary', (req, res) => res.redirect(307, '/same'));
app.get('/chosen', (req, res) => res.redirect(req.query.forever ? 308 : 302, '/chosen/target'));
app.get('/status-before', (req, res) => res.status(301).redirect('/kept-302'));
app.get('/html', (req, res) => res.redirect('/a?b="<x>"&c'));
app.get('/odd', (req, res) => res.redirect(399, '/odd'));

module.exports = app;
`,
  requests: [
    'GET /relative',
    'GET /query',
    'GET /dot',
    'GET /other',
    'GET /encoded',
    'GET /permanent',
    'GET /see-other?id=9',
    'GET /temporary',
    'GET /chosen',
    'GET /chosen?forever=1',
    'GET /status-before',
    { method: 'GET', path: '/html', headers: { accept: 'text/html' } },
    'GET /odd',
  ],
});
