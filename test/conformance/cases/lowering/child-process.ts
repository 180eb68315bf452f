import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const { execFile, spawn } = require('node:child_process');
const app = express();

app.get('/exec', (req, res) => {
  execFile(process.execPath, ['-p', '1 + 1'], (error, stdout) => {
    if (error) {
      res.status(500).send(error.message);
      return;
    }
    res.send({ out: stdout.trim() });
  });
});
app.get('/spawn', (req, res) => {
  const child = spawn(process.execPath, ['-e', 'process.exit(3)']);
  child.on('close', (code) => res.json({ code }));
});

module.exports = app;
`,
  requests: [
    'GET /exec',
    'GET /spawn',
  ],
});
