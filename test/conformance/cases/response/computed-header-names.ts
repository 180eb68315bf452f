import { defineCase } from '../../case.js';

// A header that means something to what is answered later, set under a name that only the running program knows.
export default defineCase({
  section: '9.2',
  app: `
const express = require('express');
const app = express();

const always = (name, value) => (req, res, next) => {
  res.set(name, value);
  next();
};
const TYPE = 'Content-Type';

app.use('/fixed', (req, res, next) => {
  res.setHeader(TYPE, 'text/x-fixed');
  next();
});
app.use('/made', always('Content-Type', 'text/x-made'));
app.use('/asked', (req, res, next) => {
  for (const [name, value] of Object.entries(req.query)) res.set(name, value);
  next();
});
app.use('/listed', (req, res, next) => {
  const headers = { 'X-Frame-Options': 'DENY', 'Content-Type': 'text/x-listed' };
  Object.keys(headers).forEach((name) => res.setHeader(name, headers[name]));
  next();
});
app.use('/object', (req, res, next) => {
  const headers = req.query.csv ? { 'Content-Type': 'text/csv' } : { 'X-A': 'b' };
  res.set(headers);
  next();
});
app.get('/:which/text', (req, res) => res.send('text'));
app.get('/:which/json', (req, res) => res.json({ a: 1 }));
app.get('/:which/empty', (req, res) => res.status(204).end());
app.get('/:which/status', (req, res) => res.sendStatus(202));
app.get('/:which/bytes', (req, res) => res.send(Buffer.from('bytes')));
app.get('/here', (req, res) => {
  res.set(req.query.name, req.query.value);
  res.send('here');
});

module.exports = app;
`,
  requests: [
    'GET /fixed/text',
    'GET /fixed/json',
    'GET /made/text',
    'GET /made/bytes',
    'GET /asked/text?content-type=text/x-asked',
    'GET /asked/text?Content-Type=text/csv&x-a=b',
    'GET /asked/json?Content-Type=text/csv',
    'GET /asked/empty?Content-Type=text/csv',
    'GET /asked/status?Content-Type=text/csv',
    'GET /asked/bytes?Content-Type=text/csv',
    'GET /asked/text?x-a=b',
    'GET /asked/text?etag="a"',
    { method: 'GET', path: '/asked/text?etag="a"', headers: { 'if-none-match': '"a"' } },
    'GET /asked/json?cache-control=no-store',
    'GET /listed/text',
    'GET /listed/bytes',
    'GET /object/text?csv=1',
    'GET /object/text',
    'GET /here?name=content-type&value=text/csv',
    'GET /here?name=x-a&value=b',
  ],
});
