import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 static: index and directories'],
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.use(express.static(FILES));
app.get('/api', (req, res) => res.json({ api: true }));

module.exports = app;
`,
  files: {
    'files/index.html': `
<p>home</p>
`,
    'files/folder/index.html': `
<p>folder</p>
`,
  },
  requests: ['GET /folder', 'GET /folder/', 'GET /', 'GET /api'],
});
