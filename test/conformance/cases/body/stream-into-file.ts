import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

const fs = require('fs');
const os = require('os');
const path = require('path');

app.put('/files/:name', (req, res, next) => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'e2n-')), path.basename(req.params.name));
  const target = fs.createWriteStream(file);
  req.pipe(target);
  target.on('finish', () => {
    const size = fs.statSync(file).size;
    fs.unlinkSync(file);
    res.status(201).json({ size });
  });
  target.on('error', next);
});

module.exports = app;
`,
  requests: [
    { method: 'PUT', path: '/files/a.txt', headers: { 'content-type': 'text/plain' }, body: 'to be written' },
  ],
});
