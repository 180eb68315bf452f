import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();
const upload = multer({ limits: { fileSize: 5, files: 1, fields: 1, fieldSize: 4, parts: 3 } });

app.post('/one', upload.array('file'), (req, res) => res.json({ files: req.files.length, body: req.body }));
app.use((err, req, res, next) => {
  if (err instanceof multer.MulterError) {
    switch (err.code) {
      case 'LIMIT_FILE_SIZE':
        return res.status(413).json({ error: 'too large' });
      default:
        return res.status(400).json({ error: err.code, field: err.field });
    }
  }
  next(err);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/one', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--x--\r\n' },
    { method: 'POST', path: '/one', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabcdefgh\r\n--x--\r\n' },
    { method: 'POST', path: '/one', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="b.txt"\r\nContent-Type: text/plain\r\n\r\nb\r\n--x--\r\n' },
    { method: 'POST', path: '/one', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="b"\r\n\r\n2\r\n--x--\r\n' },
    { method: 'POST', path: '/one', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n12345\r\n--x--\r\n' },
  ],
});
