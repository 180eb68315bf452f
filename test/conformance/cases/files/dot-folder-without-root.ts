import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['14 dotfiles without a root'],
  app: `
const express = require('express');
const app = express();

const path = require('path');

app.get('/hidden', (req, res) => res.sendFile(path.join(__dirname, '.hidden', 'note.txt')));
app.use((err, req, res, next) => res.status(err.status || 500).json({ status: err.status }));

module.exports = app;
`,
  files: {
    '.hidden/note.txt': `
hidden
`,
  },
  requests: [
    'GET /hidden',
  ],
});
