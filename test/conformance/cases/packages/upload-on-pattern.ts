import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 4 } });
const router = express.Router();
router.post(/^\\/files-(\\d+)$/, upload.single('file'), (req, res) => res.json({ id: req.params[0], name: req.file.originalname }));
router.use((err, req, res, next) => res.status(413).json({ code: err.code }));
app.use('/', router);
app.post('/:name', (req, res) => res.json({ other: req.params.name }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/files-1', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc\r\n--b--\r\n' },
    { method: 'POST', path: '/files-2', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabcdef\r\n--b--\r\n' },
    { method: 'POST', path: '/files-x' },
  ],
});
