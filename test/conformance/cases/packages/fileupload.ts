import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const fileUpload = require('express-fileupload');
const app = express();

app.use(express.json());
app.use(fileUpload());

app.post('/photos', (req, res) => {
  if (!req.files || !req.files.photo) return res.status(400).json({ error: 'no photo', body: req.body });
  const { name, size, data } = req.files.photo;
  res.json({ name, size, text: data.toString(), title: req.body.title });
});

module.exports = app;
`,
  requests: [
    {
      method: 'POST',
      path: '/photos',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nSea\r\n--x\r\nContent-Disposition: form-data; name="photo"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n',
    },
    { method: 'POST', path: '/photos', body: { title: 'x' } },
    { method: 'POST', path: '/photos' },
  ],
});
