import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { NoteStore } = require('./note-store');

class App {
  constructor() {
    this.app = express();
    this.store = new NoteStore();
    this.initializeMiddlewares();
    this.initializeRoutes();
  }

  initializeMiddlewares() {
    this.app.use(express.json());
  }

  initializeRoutes() {
    this.app.get('/notes', (req, res) => res.json(this.store.all()));
    this.app.post('/notes', (req, res) => {
      const note = this.store.add(req.body.text);
      res.status(201).json(note);
    });
  }
}

module.exports = new App().app;
`,
  files: {
    'note-store.js': `
class NoteStore {
  constructor() {
    this.notes = [];
  }

  all() {
    return this.notes;
  }

  add(text) {
    const note = { id: this.notes.length + 1, text };
    this.notes.push(note);
    return note;
  }
}

exports.NoteStore = NoteStore;
`,
  },
  requests: [
    'GET /notes',
    { method: 'POST', path: '/notes', body: { text: 'milk' } },
    'GET /notes',
  ],
});
