import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();
const upload = multer();

app.post('/fields', upload.fields([{ name: 'avatar', maxCount: 1 }, { name: 'gallery', maxCount: 2 }]), (req, res) => {
  res.json({
    avatar: req.files['avatar'] ? req.files['avatar'][0].originalname : null,
    gallery: (req.files.gallery ?? []).map((one) => one.buffer.toString()),
    body: req.body,
  });
});
app.use((err, req, res, next) => res.status(err instanceof multer.MulterError ? 400 : 500).json({ code: err.code, field: err.field, message: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/fields', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="avatar"; filename="a.png"\r\nContent-Type: image/png\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name="gallery"; filename="1.png"\r\nContent-Type: image/png\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="gallery"; filename="2.png"\r\nContent-Type: image/png\r\n\r\n2\r\n--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nt\r\n--x--\r\n' },
    { method: 'POST', path: '/fields', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="gallery"; filename="1.png"\r\nContent-Type: image/png\r\n\r\n1\r\n--x--\r\n' },
    { method: 'POST', path: '/fields', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="avatar"; filename="a.png"\r\nContent-Type: image/png\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name="avatar"; filename="b.png"\r\nContent-Type: image/png\r\n\r\nb\r\n--x--\r\n' },
    { method: 'POST', path: '/fields', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--\r\n' },
  ],
});
