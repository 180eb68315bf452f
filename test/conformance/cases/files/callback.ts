import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 sendFile: headers option and callback'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

let sent = 0;

app.get('/caught/:name', (req, res) => {
  res.sendFile(req.params.name, { root: FILES }, (err) => {
    if (err) {
      res.status(err.status || 404).send('No such file');
    }
  });
});
app.get('/forwarded/:name', (req, res, next) => {
  res.sendFile(path.join(FILES, req.params.name), { dotfiles: 'allow' }, (err) => {
    if (err) next(err);
  });
});
app.get('/passed/:name', (req, res, next) => res.sendFile(req.params.name, { root: FILES }, next));
app.get('/chosen/:name', (req, res, next) => {
  const options = { root: FILES, dotfiles: 'deny', headers: { 'x-sent': true } };
  res.sendFile(req.params.name, options, function (err) {
    if (err) {
      if (err.code === 'ENOENT') return res.status(404).json({ missing: req.params.name });
      next(err);
    }
  });
});
app.get('/counted/:name', (req, res) => {
  res.sendFile(req.params.name, { root: FILES }, () => {
    sent += 1;
  });
});
app.get('/count', (req, res) => res.json({ sent }));

app.use((err, req, res, next) => res.status(err.status || 500).json({ code: err.code }));

module.exports = app;
`,
  files: {
    'files/fox.txt': `
The quick brown fox
`,
    'files/page.html': `
<p>page</p>
`,
    'files/data.xml': `
<a/>
`,
    'files/.secret': `
hidden
`,
    'files/folder/inside.txt': `
inside
`,
  },
  requests: [
    'GET /caught/fox.txt',
    'GET /caught/none',
    'GET /caught/folder',
    'GET /forwarded/fox.txt',
    'GET /forwarded/none',
    'GET /forwarded/folder',
    'GET /passed/none',
    'GET /chosen/fox.txt',
    'GET /chosen/none',
    'GET /chosen/.secret',
    'GET /counted/fox.txt',
    'GET /count',
  ],
});
