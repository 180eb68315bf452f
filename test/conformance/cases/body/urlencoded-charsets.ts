import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  covers: ['8.3 charsetSentinel and entities'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: false, charsetSentinel: true, interpretNumericEntities: true, defaultCharset: 'iso-8859-1' }));
app.post('/in', (req, res) => res.json(req.body));
app.use((err, req, res, next) => res.status(err.status || 500).json({ type: err.type, message: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=%E4&b=%26%239786%3B' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'utf8=%E2%9C%93&a=%C3%A4' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded; charset=koi8-r' }, body: 'a=1' },
  ],
});
