import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();
const upload = multer({ limits: { fileSize: 5 }, fileFilter: (req, file, cb) => (file.originalname === 'no.txt' ? cb(Object.assign(new Error('no'), { status: 415 })) : cb(null, true)) });

app.post('/up', upload.single('file'), (req, res) => res.json({ size: req.file.size }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/up', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--x--\r\n' },
    { method: 'POST', path: '/up', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="no.txt"\r\nContent-Type: text/plain\r\n\r\na\r\n--x--\r\n' },
  ],
});
