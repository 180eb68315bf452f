import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();

app.post('/any', multer().any(), (req, res) => res.json(req.files.map(({ fieldname, size }) => ({ fieldname, size }))));
app.post('/none', multer().none(), (req, res) => res.json(req.body));
app.use((err, req, res, next) => res.status(400).json({ code: err.code }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/any', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="a"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="b"; filename="b.txt"\r\nContent-Type: text/plain\r\n\r\n22\r\n--x--\r\n' },
    { method: 'POST', path: '/none', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="b"\r\n\r\n2\r\n--x--\r\n' },
    { method: 'POST', path: '/none', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\nContent-Type: text/plain\r\n\r\nx\r\n--x--\r\n' },
  ],
});
