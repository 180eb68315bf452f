import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  expect: 'native',
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

app.use(express.urlencoded({ extended: false }));
app.use(methodOverride('_method'));

const notes = new Map([['1', 'milk'], ['2', 'bread']]);

app.get('/notes', (req, res) => res.json([...notes]));
app.post('/notes', (req, res) => {
  notes.set(req.body.id, req.body.text);
  res.status(201).json({ created: req.body.id });
});
app.get('/notes/:id', (req, res) => res.json({ id: req.params.id, text: notes.get(req.params.id) ?? null }));
app.put('/notes/:id', (req, res) => {
  notes.set(req.params.id, req.body.text);
  res.json({ method: req.method, id: req.params.id, text: req.body.text, hint: req.query.hint ?? null });
});
app.delete('/notes/:id', (req, res) => {
  const existed = notes.delete(req.params.id);
  res.redirect(existed ? '/notes' : '/notes?missing=1');
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/notes', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'id=3&text=tea' },
    { method: 'POST', path: '/notes/3?_method=PUT&hint=x', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=coffee' },
    { method: 'POST', path: '/notes/3?_method=put', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=cocoa' },
    'POST /notes/2?_method=DELETE',
    'POST /notes/2?_method=DELETE',
    'GET /notes/3?_method=DELETE',
    'DELETE /notes/1?_method=PUT',
    'POST /notes/3?_method=GET',
    'POST /notes?_method=GET',
    'POST /notes?_method=MAKE',
    'POST /notes?_method=DELETE&_method=GET',
    'GET /notes',
  ],
});
