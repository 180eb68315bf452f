import { defineCase } from '../../case.js';

// Helpers that take the response alone, and do what depends on the request: a redirect is written for who accepts what.
export default defineCase({
  section: '3',
  app: `
const express = require('express');
const app = express();

function go(res, to, code = 302) {
  res.redirect(code, to);
}

const failed = (res) => (error) => {
  res.redirect('/failed?' + error.message);
};

class Page {
  send(res, headers = {}) {
    res.set(headers);
    return this.prepare(res, 1);
  }

  prepare(res, number) {
    res.redirect('/page/' + number);
  }
}

app.get('/go', (req, res) => go(res, '/there'));
app.get('/moved', (req, res) => go(res, '/there', 301));
app.get('/page', (req, res) => new Page().send(res));
app.get('/named', (req, res) => {
  const page = new Page();
  page.send(res, { 'X-Page': '1' });
});
app.get('/failing', (req, res) => {
  Promise.reject(new Error('why')).catch(failed(res));
});

module.exports = app;
`,
  requests: ['GET /go', { method: 'GET', path: '/go', headers: { accept: 'text/html' } }, 'GET /moved', 'GET /page', 'GET /named', { method: 'GET', path: '/failing', headers: { accept: 'text/html' } }],
});
