import { defineCase } from '../../case.js';

// res.render without a callback hands its error to next(), whatever try block stands around it.
export default defineCase({
  section: '9.7',
  app: `
const express = require('express');
const path = require('path');
const app = express();

app.set('view engine', 'ejs');
app.set('views', path.join(__dirname, 'views'));

const showPage = (res, view, locals) => {
  res.render(view, locals);
};
const showLater = async (res, view, locals) => {
  await Promise.resolve();
  return res.render(view, locals);
};

app.get('/direct', (req, res) => {
  try {
    res.render(req.query.view || 'page', { title: 'A' });
  } catch (error) {
    res.status(418).json({ caught: error.message });
  }
});
app.get('/async', async (req, res) => {
  try {
    const view = await Promise.resolve(req.query.view || 'page');
    res.render(view, { title: 'B' });
  } catch (error) {
    res.status(418).json({ caught: error.message });
  }
});
app.get('/helper', async (req, res) => {
  try {
    await showPage(res, req.query.view || 'page', { title: 'C' });
  } catch (error) {
    res.status(418).json({ caught: error.message });
  }
});
app.get('/later', async (req, res) => {
  try {
    await showLater(res, req.query.view || 'page', { title: 'D' });
  } catch (error) {
    res.status(418).json({ caught: error.message });
  }
});
app.get('/chained', (req, res) => {
  Promise.resolve(req.query.view || 'page')
    .then((view) => res.render(view, { title: 'E' }))
    .catch((error) => res.status(418).json({ caught: error.message }));
});
app.get('/called', (req, res, next) => {
  try {
    setTimeout(() => res.render(req.query.view || 'page', { title: 'F' }), 1);
  } catch (error) {
    res.status(418).json({ caught: error.message });
  }
});
app.get('/local', async (req, res) => {
  const show = (view) => res.render(view, { title: 'G' });
  try {
    show(req.query.view || 'page');
  } catch (error) {
    res.status(418).json({ caught: error.message });
  }
});
app.use((err, req, res, next) => res.status(500).json({ handled: true }));

module.exports = app;
`,
  files: { 'views/page.ejs': '<p><%= title %></p>\n', 'views/broken.ejs': '<p><%= missing.name %></p>\n' },
  requests: ['GET /direct', 'GET /direct?view=broken', 'GET /async', 'GET /async?view=broken', 'GET /helper', 'GET /helper?view=broken', 'GET /later', 'GET /later?view=broken', 'GET /chained', 'GET /chained?view=broken', 'GET /called', 'GET /called?view=broken', 'GET /local', 'GET /local?view=broken'],
});
