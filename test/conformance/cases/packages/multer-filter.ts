import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 1000 },
  fileFilter: (req, file, cb) => {
    if (file.mimetype.startsWith('image/')) return cb(null, true);
    if (file.originalname.endsWith('.skip.txt')) return cb(null, false);
    cb(new Error('images only'));
  },
});

app.post('/images', upload.single('image'), (req, res) => res.json({ got: req.file ? req.file.originalname : null, body: req.body }));
app.use((err, req, res, next) => res.status(400).json({ error: err.message, code: err.code }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/images', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\npng\r\n--x--\r\n' },
    { method: 'POST', path: '/images', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="image"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\ntext\r\n--x--\r\n' },
    { method: 'POST', path: '/images', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nn\r\n--x\r\nContent-Disposition: form-data; name="image"; filename="a.skip.txt"\r\nContent-Type: text/plain\r\n\r\ntext\r\n--x--\r\n' },
    { method: 'POST', path: '/images', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="other"; filename="a.png"\r\nContent-Type: image/png\r\n\r\npng\r\n--x--\r\n' },
  ],
});
