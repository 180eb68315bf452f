import { defineCase } from '../../case.js';

// A status that Node refuses is an error, and its page has the headers that were set before.
export default defineCase({
  section: '9.1',
  app: `
const express = require('express');
const app = express();

app.get('/computed/:n', (req, res) => {
  res.set('X-Before', 'yes');
  res.status(Number(req.params.n)).json({ n: req.params.n });
});
app.get('/text/:n', (req, res) => res.status(Number(req.params.n)).send('text'));
app.get('/end/:n', (req, res) => res.status(Number(req.params.n)).end());
app.get('/assigned/:n', (req, res) => {
  res.statusCode = Number(req.params.n);
  res.end('assigned');
});
app.get('/send/:n', (req, res) => res.sendStatus(req.params.n));
app.get('/redirect/:n', (req, res) => res.redirect(Number(req.params.n), '/x'));
app.get('/big', (req, res) => res.status(req.query.n ? 1000 : 99).json({ a: 1 }));

module.exports = app;
`,
  requests: [
    'GET /computed/201',
    'GET /computed/99',
    'GET /computed/1000',
    'GET /computed/250.5',
    'GET /text/99',
    'GET /text/299',
    'GET /end/99',
    'GET /end/204',
    'GET /assigned/99',
    'GET /assigned/203',
    'GET /send/99',
    'GET /send/202',
    'GET /redirect/307',
    'GET /big',
    'GET /big?n=1',
  ],
});
