import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: engine and directories', '1 views and view engine'],
  app: `
const express = require('express');
const fs = require('fs');
const path = require('path');
const app = express();

app.engine('tpl', (file, options, callback) => {
  fs.readFile(file, 'utf8', (err, text) => {
    if (err) return callback(err);
    callback(null, text.replace(/\\{(\\w+)\\}/g, (_, key) => String(options[key])));
  });
});
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'tpl');

app.get('/hello/:name', (req, res) => res.render('hello', { name: req.params.name }));

module.exports = app;
`,
  files: {
    'views/hello.tpl': `
<p>Hello {name}</p>
`,
  },
  requests: ['GET /hello/ann'],
});
