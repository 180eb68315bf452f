import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const { MapStore } = require('./store');
const app = express();

app.use(session({ name: 'sid', secret: ['s', 'old'], resave: false, saveUninitialized: false, genid: () => 'one', store: new MapStore(), cookie: { httpOnly: true, sameSite: 'lax', path: '/' } }));
app.post('/set', (req, res) => {
  req.session.name = 'ann';
  res.sendStatus(204);
});
app.get('/get', (req, res) => res.json({ name: req.session.name ?? null }));

module.exports = app;
`,
  files: {
    'store.js': `
const { Store } = require('express-session');

class MapStore extends Store {
  constructor() {
    super();
    this.sessions = new Map();
  }
  get(id, callback) {
    const found = this.sessions.get(id);
    callback(null, found ? JSON.parse(found) : null);
  }
  set(id, value, callback) {
    this.sessions.set(id, JSON.stringify(value));
    callback?.(null);
  }
  destroy(id, callback) {
    this.sessions.delete(id);
    callback?.(null);
  }
}
module.exports = { MapStore };
`,
  },
  requests: [
    'POST /set',
    { method: 'GET', path: '/get', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    'GET /get',
  ],
});
