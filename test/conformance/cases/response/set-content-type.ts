import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 set: Content-Type', '9.2 setHeader and writeHead add no charset', '9.1 send: string with a type set'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/known', (req, res) => res.set('Content-Type', 'text/plain').send(Buffer.from('bytes')));
app.get('/binary', (req, res) => res.set('content-type', 'image/png').send(Buffer.from([1, 2])));
app.get('/charset', (req, res) => res.set('Content-Type', 'text/plain; charset=iso-8859-1').send('forced'));
app.get('/parameters', (req, res) => res.set('Content-Type', 'text/plain; format=flowed').send('kept'));
app.get('/raw', (req, res) => {
  res.setHeader('Content-Type', 'text/html');
  res.end('<p>bare</p>');
});
app.get('/raw-sent', (req, res) => {
  res.setHeader('Content-Type', 'text/csv');
  res.send('a,b');
});
app.get('/computed', (req, res) => {
  const type = req.query.css ? 'text/css' : 'text/html';
  res.set('Content-Type', type);
  res.send('body{}');
});
app.get('/computed/json', (req, res) => {
  res.set('Content-Type', \`application/vnd.api\${req.query.v || 1}+json\`);
  res.json({ data: [] });
});
app.get('/computed/bytes', (req, res) => {
  res.set('Content-Type', req.query.type || 'application/pdf');
  res.send(Buffer.from('%PDF'));
});

module.exports = app;
`,
  requests: [
    'GET /known',
    'GET /binary',
    'GET /charset',
    'GET /parameters',
    'GET /raw',
    'GET /raw-sent',
    'GET /computed',
    'GET /computed?css=1',
    'GET /computed/json',
    'GET /computed/json?v=2',
    'GET /computed/bytes',
    'GET /computed/bytes?type=text/plain',
  ],
});
