import { defineCase } from '../../case.js';

const form = 'multipart/form-data; boundary=x';

export default defineCase({
  section: '8.4',
  app: `
const express = require('express');
const multer = require('multer');
const app = express();

app.use(multer().none());
app.use(express.json());

app.post('/users', (req, res) => res.json({ body: req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: { name: 'Ada' } },
    { method: 'POST', path: '/users', headers: { 'content-type': form }, body: '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nGrace\r\n--x--\r\n' },
    { method: 'POST', path: '/users' },
  ],
});
