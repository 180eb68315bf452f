import { defineCase } from '../../case.js';

const part = (name: string, value: string, more = '') => `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const form = (...parts: string[]) => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: `${parts.join('')}--x--\r\n` });
const file = (name: string, filename: string, content: string) => part(name, content, `; filename="${filename}"`);

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 20 } });

app.use(express.json());
const requireKey = (req, res, next) => (req.get('x-key') === 'k' ? next() : res.status(403).json({ error: 'key' }));

app.post('/avatar', requireKey, upload.single('avatar'), (req, res) => {
  if (!req.file) return res.status(400).json({ error: 'no file', body: req.body });
  res.status(201).json({ name: req.file.originalname, size: req.file.size, text: req.file.buffer.toString(), title: req.body.title });
});
app.post('/albums/:id', upload.array('photos', 2), (req, res) => {
  res.json({ album: req.params.id, files: req.files.map((one) => one.originalname), note: req.body.note });
});
app.use((err, req, res, next) => {
  if (err instanceof multer.MulterError) return res.status(413).json({ code: err.code, field: err.field });
  res.status(500).json({ error: err.message });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/avatar', ...form(file('avatar', 'a.txt', 'hello')) },
    { method: 'POST', path: '/avatar', ...form(part('title', 'Me'), file('avatar', 'a.txt', 'hello')), headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-key': 'k' } },
    { method: 'POST', path: '/avatar', ...form(part('title', 'Me')), headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-key': 'k' } },
    { method: 'POST', path: '/avatar', ...form(file('avatar', 'a.txt', 'much more than twenty bytes')), headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-key': 'k' } },
    { method: 'POST', path: '/avatar', headers: { 'x-key': 'k' }, body: { title: 'json' } },
    { method: 'POST', path: '/albums/7', ...form(file('photos', '1.txt', 'one'), part('note', 'sea'), file('photos', '2.txt', 'two')) },
    { method: 'POST', path: '/albums/7', ...form(file('photos', '1.txt', '1'), file('photos', '2.txt', '2'), file('photos', '3.txt', '3')) },
  ],
});
