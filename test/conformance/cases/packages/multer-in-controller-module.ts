import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 multipart by a package'],
  expect: 'native',
  app: `
const express = require('express');
const upload = require('./middleware/upload');
const { create } = require('./controllers/products');
const guard = require('./middleware/guard');
const router = express.Router();
const app = express();

router.post('/', guard, upload.single('image'), create);
app.use('/products', router);
app.use((err, req, res, next) => res.status(400).json({ error: err.message }));

module.exports = app;
`,
  files: {
    'middleware/upload.js': `
const multer = require('multer');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 100 } });
module.exports = upload;
`,
    'middleware/guard.js': `
module.exports = (req, res, next) => {
  if (!req.query.key) return res.status(401).json({ error: 'key' });
  req.client = req.query.key;
  next();
};
`,
    'controllers/products.js': `
exports.create = async (req, res) => {
  const { name } = req.body;
  res.status(201).json({ name, by: req.client, image: req.file ? req.file.buffer.length : 0 });
};
`,
  },
  requests: [
    { method: 'POST', path: '/products?key=a', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\ntea\r\n--x\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n1234\r\n--x--\r\n' },
    { method: 'POST', path: '/products', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\ntea\r\n--x\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n1234\r\n--x--\r\n' },
    { method: 'POST', path: '/products?key=a', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\ntea\r\n--x--\r\n' },
  ],
});
