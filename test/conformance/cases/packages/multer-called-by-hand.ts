import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  app: `
const express = require('express');
const multer = require('multer');
const app = express();
const upload = multer({ limits: { fileSize: 5 } }).single('file');

app.post('/up', (req, res) => {
  upload(req, res, function (err) {
    if (err instanceof multer.MulterError) return res.status(413).json({ code: err.code });
    if (err) return res.status(500).json({ error: err.message });
    res.json({ size: req.file.size });
  });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/up', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--x--\r\n' },
    { method: 'POST', path: '/up', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabcdefgh\r\n--x--\r\n' },
  ],
});
