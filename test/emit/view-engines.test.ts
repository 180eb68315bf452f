import MagicString from 'magic-string';
import { expect, test } from 'vitest';
import { viewEngines } from '../../src/emit/view-engines.js';
import { parseForPrinting } from '../../src/lower/templates.js';
import type { SourceModule } from '../../src/source/project.js';

function read(code: string): { packages: string[]; text: string } {
  const text = new MagicString(code);
  const module = { file: 'app.js', code, ast: parseForPrinting(code, 'js') } as SourceModule;
  const packages = viewEngines(module, text, (name) => ['ejs', 'pug'].includes(name));
  return { packages, text: text.toString() };
}

test('an engine that Express requires by its name is a package of the app', () => {
  const code = `app.set('view engine', '.ejs'); app.get('/', (req, res) => res.render('index.pug'));`;
  expect(read(code)).toEqual({ packages: ['ejs', 'pug'], text: code });
});

test('the name of an engine that the app registers itself is no import', () => {
  expect(read(`app.set('view engine', 'tpl');`)).toEqual({ packages: [], text: `app.set('view engine', String('tpl'));` });
});

test('other settings and files stay as they are', () => {
  const code = `app.set('views', 'tpl'); mailer.render('report.tpl');`;
  expect(read(code)).toEqual({ packages: [], text: code });
});
