import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/pieces', (req, res) => {
  res.write('one ');
  res.write(Buffer.from('two '));
  res.end('three');
});
app.get('/typed', (req, res) => {
  res.status(201).type('text/csv');
  res.write('id,name\\n');
  [{ id: 1, name: 'Ann' }, { id: 2, name: 'Bo' }].forEach((row) => res.write(\`\${row.id},\${row.name}\\n\`));
  return res.end();
});
app.get('/head', (req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/plain', 'X-Raw': 'yes' });
  for (const word of ['a', 'b']) {
    res.write(word);
  }
  res.end();
});
app.get('/empty', (req, res) => {
  res.write('');
  res.end();
});
app.get('/chosen', (req, res) => {
  if (!req.query.all) return res.status(400).json({ error: 'all?' });
  res.set('Content-Type', 'text/plain');
  res.write('all');
  res.end('!');
});
app.get('/encoding', (req, res) => {
  res.write('6869', 'hex');
  res.end('IQ==', 'base64');
});

module.exports = app;
`,
  requests: [
    'GET /pieces',
    'GET /typed',
    'GET /head',
    'GET /empty',
    'GET /chosen',
    'GET /chosen?all=1',
    'GET /encoding',
    'HEAD /typed',
  ],
});
