import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  covers: ['6.2 is: types, aliases and patterns', '6.2 is: no body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/things', (req, res) => {
  if (!req.is('application/json')) return res.status(415).json({ error: 'JSON only' });
  res.status(201).json(req.body);
});
app.post('/kind', (req, res) => res.json({ json: req.is('json'), any: req.is('text/*'), plus: req.is('+json'), list: req.is(['urlencoded', 'multipart', 'json']), args: req.is('html', 'text') }));
app.get('/kind', (req, res) => res.json({ json: req.is('json') }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/things', body: { a: 1 } },
    { method: 'POST', path: '/things', headers: { 'content-type': 'text/plain' }, body: 'a' },
    { method: 'POST', path: '/kind', headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<p>' },
    { method: 'POST', path: '/kind', headers: { 'content-type': 'application/vnd.api+json' }, body: '{}' },
    { method: 'POST', path: '/kind', headers: { 'content-type': 'application/json' }, body: '{}' },
    { method: 'POST', path: '/kind', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
    { method: 'GET', path: '/kind', headers: { 'content-type': 'application/json' } },
  ],
});
