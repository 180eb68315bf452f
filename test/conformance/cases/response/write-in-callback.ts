import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { EventEmitter } = require('events');

function query(sql, done) {
  setImmediate(() => (sql.includes('bad') ? done(new Error('bad query')) : done(null, [{ id: 1 }, { id: 2 }])));
}

app.get('/rows/:table', (req, res) => {
  query(\`select * from \${req.params.table}\`, (err, rows) => {
    if (err) return res.status(500).json({ error: err.message });
    res.set('Content-Type', 'application/x-ndjson');
    rows.forEach((row) => res.write(JSON.stringify(row) + '\\n'));
    res.end();
  });
});
app.get('/emitter', (req, res) => {
  const source = new EventEmitter();
  res.type('txt');
  source.on('data', (text) => res.write(text));
  source.on('end', () => res.end());
  setImmediate(() => {
    source.emit('data', 'a');
    source.emit('data', 'b');
    source.emit('end');
  });
});

module.exports = app;
`,
  requests: ['GET /rows/good', 'GET /rows/bad', 'GET /emitter'],
});
