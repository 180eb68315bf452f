import { defineCase } from '../../case.js';

const part = (name: string, value: string, more = '') => `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const form = (...parts: string[]) => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: `${parts.join('')}--x--\r\n` });
const file = (name: string, filename: string, content: string) => part(name, content, `; filename="${filename}"`);

// multer called inside of handlers and middleware, with a callback for its errors.
export default defineCase({
  section: '8.4',
  app: `
const express = require('express');
const multer = require('multer');
const photos = require('./photos');
const app = express();
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 20 } }).single('avatar');

app.use(express.json());
app.post('/avatar', (req, res) => {
  upload(req, res, (err) => {
    if (err instanceof multer.MulterError) return res.status(413).json({ code: err.code });
    if (err) return res.status(500).json({ error: err.message });
    if (!req.file) return res.status(400).json({ error: 'no file', body: req.body });
    res.status(201).json({ name: req.file.originalname, size: req.file.size, title: req.body.title });
  });
});
const check = (req, res, next) => {
  upload(req, res, function (err) {
    if (err) return next(err);
    req.size = req.file ? req.file.size : 0;
    next();
  });
};
app.post('/checked', check, (req, res) => res.json({ size: req.size, name: req.file && req.file.originalname }));
app.post('/albums/:id', photos.add);
app.post('/first', (req, res) => {
  if (!req.get('x-key')) return res.status(403).end();
  upload(req, res, (err) => res.json({ failed: !!err }));
});
app.use((err, req, res, next) => res.status(500).json({ error: err.code || err.message }));

module.exports = app;
`,
  files: {
    'photos.js': `
const multer = require('multer');
const many = multer({ storage: multer.memoryStorage() });
const saved = async (files) => files.map((one) => one.originalname);

exports.add = async (req, res, next) => {
  many.array('photos', 2)(req, res, async (err) => {
    if (err) return next(err);
    const names = await saved(req.files);
    res.json({ album: req.params.id, names, note: req.body.note });
  });
};
`,
  },
  requests: [
    { method: 'POST', path: '/avatar', ...form(part('title', 'Me'), file('avatar', 'a.txt', 'hello')) },
    { method: 'POST', path: '/avatar', ...form(part('title', 'Me')) },
    { method: 'POST', path: '/avatar', ...form(file('avatar', 'a.txt', 'much more than twenty bytes')) },
    { method: 'POST', path: '/avatar', body: { title: 'json' } },
    { method: 'POST', path: '/checked', ...form(file('avatar', 'a.txt', 'hello')) },
    { method: 'POST', path: '/checked', ...form(file('other', 'a.txt', 'hello')) },
    { method: 'POST', path: '/albums/7', ...form(file('photos', '1.txt', 'one'), part('note', 'sea'), file('photos', '2.txt', 'two')) },
    { method: 'POST', path: '/albums/7', ...form(file('photos', '1.txt', '1'), file('photos', '2.txt', '2'), file('photos', '3.txt', '3')) },
    { method: 'POST', path: '/first', ...form(file('avatar', 'a.txt', 'hello')) },
    { method: 'POST', path: '/first', ...form(file('avatar', 'a.txt', 'hello')), headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-key': 'k' } },
  ],
});
