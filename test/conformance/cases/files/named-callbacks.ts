import { defineCase } from '../../case.js';

/** A callback by its name is no object with options. */
export default defineCase({
  section: '11',
  expect: 'bridged',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const file = path.join(__dirname, 'files', 'fox.txt');
const sent = [];

function done(error) {
  sent.push(error ? error.code : 'done');
}
const keep = done;

app.get('/file', (req, res) => {
  const answered = (error) => (error ? res.status(404).json({ code: error.code }) : done());
  res.sendFile(file, answered);
});
app.get('/named', (req, res) => {
  const answered = (error) => (error ? res.status(404).json({ code: error.code }) : keep());
  res.download(file, answered);
});
app.get('/missing', (req, res) => {
  const answer = (error) => res.status(404).json({ code: error.code });
  res.sendFile(path.join(__dirname, 'files', 'none.txt'), answer);
});
app.get('/sent', (req, res) => res.json(sent));

module.exports = app;
`,
  files: {
    'files/fox.txt': `
The quick brown fox
`,
  },
  requests: ['GET /file', 'GET /named', 'GET /missing', 'GET /sent'],
});
