import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 attachment', '9.2 attachment: names of all kinds'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/bare', (req, res) => res.attachment().send('bytes'));
app.get('/plain', (req, res) => res.attachment('logo.png').send(Buffer.from([1])));
app.get('/path', (req, res) => res.attachment('reports/2024/may.csv').send('a,b'));
app.get('/spaces', (req, res) => res.attachment('annual report.txt').send('text'));
app.get('/quotes', (req, res) => res.attachment('a"b.txt').send('text'));
app.get('/unicode', (req, res) => res.attachment('€ rates.html').send('<p>'));
app.get('/percent', (req, res) => res.attachment('50%25.txt').send('text'));
app.get('/no-extension', (req, res) => res.attachment('LICENSE').send('text'));
app.get('/computed/:name', (req, res) => {
  res.attachment(\`\${req.params.name}.csv\`);
  res.send('a,b');
});
app.get('/whole/:name', (req, res) => res.attachment(req.params.name).send('text'));
app.get('/typed', (req, res) => res.attachment('data.txt').type('csv').send('a,b'));

module.exports = app;
`,
  requests: [
    'GET /bare',
    'GET /plain',
    'GET /path',
    'GET /spaces',
    'GET /quotes',
    'GET /unicode',
    'GET /percent',
    'GET /no-extension',
    'GET /computed/may',
    'GET /whole/a.json',
    'GET /whole/none',
    'GET /typed',
  ],
});
