import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const fs = require('fs');
const os = require('os');
const path = require('path');
const express = require('express');
const multer = require('multer');
const app = express();

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'uploads-'));
const storage = multer.diskStorage({
  destination: (req, file, cb) => cb(null, folder),
  filename: (req, file, cb) => cb(null, file.fieldname + path.extname(file.originalname)),
});
const upload = multer({ storage });

app.post('/upload', upload.single('doc'), (req, res) => {
  const text = fs.readFileSync(req.file.path, 'utf8');
  fs.unlinkSync(req.file.path);
  res.json({ name: req.file.filename, size: req.file.size, text, field: req.file.fieldname, type: req.file.mimetype });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/upload', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="doc"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n' },
    { method: 'POST', path: '/upload', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nt\r\n--x\r\nContent-Disposition: form-data; name="doc"; filename="b.txt"\r\nContent-Type: text/plain\r\n\r\nother\r\n--x--\r\n' },
  ],
});
