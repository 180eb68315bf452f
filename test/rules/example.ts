import type { ExpressMajor } from '../../src/model.js';
import type { CaseRequest } from '../conformance/case.js';
import { readRequests } from './http-block.js';

/** A piece of an Express app: what stands between `const app = express()` and its export, or a whole program. */
export interface Piece {
  /** What is to be said of it. */
  prose: string;
  app: string;
  language: 'js' | 'ts';
  /** Further files, by path. */
  files: Record<string, string>;
}

/** The example of a rule, as its Markdown file has it (rules/README.md). */
export interface Example {
  /** What it is about: `` `req.ip`, `req.ips` ``, or a package. */
  title: string;
  names: string[];
  prose: string;
  /** Absent where the rule refuses all there is. */
  before?: Piece;
  /** What became of it: names of files and their text. */
  after: string;
  /** A piece that the rule refuses, or that is none of its business, and what became of that. */
  leftAlone?: { piece: Piece; outcome: string };
  /** Sent to both pieces, in order. */
  requests: CaseRequest[];
  /** The major of Express that the title names. */
  express?: ExpressMajor;
}

const NAMES = ['Before', 'After', 'Left alone', 'Requests'] as const;
type Sections = Partial<Record<(typeof NAMES)[number], string>>;

/** A block of code, behind the name of its file where it has one. */
const BLOCK = /(?:^`([^`\n]+)`\n\n)?^```(\w+)\n([^]*?)\n?^```$/gm;

/**
 * Reads an example.
 *
 * @throws Error where a part is missing
 */
export function parseExample(text: string): Example {
  const { head, sections } = sectionsOf(text);
  const [, title, prose] = /^# (.+)\n([^]*)$/.exec(head) ?? [];
  if (title === undefined || (sections.Before ?? sections['Left alone']) === undefined) {
    throw new Error('an example begins with `# title` and has `## Before`, or `## Left alone` where there is no rule for anything');
  }
  const [source, outcome = ''] = (sections['Left alone'] ?? '').split(/^(?=> )/m);
  const express = /\(Express ([45])\)$/.exec(title)?.[1];
  return {
    title,
    names: [...title.matchAll(/`([^`]+)`/g)].map(([, name]) => name.replace(/\(\)$/, '')),
    prose: prose.trim(),
    ...(sections.Before !== undefined && { before: pieceOf(sections.Before) }),
    after: sections.After ?? '',
    ...(source && { leftAlone: { piece: pieceOf(source), outcome } }),
    requests: readRequests(blocksOf(sections.Requests ?? '').map(({ code }) => code).join('\n')),
    ...(express && { express: Number(express) as ExpressMajor }),
  };
}

/**
 * The text of an example with what its pieces became.
 *
 * @param after null where there is no piece for it, as `leftAlone`
 */
export function withOutcome(text: string, after: string | null, leftAlone: string | null): string {
  const { head, sections } = sectionsOf(text);
  const all: Sections = { ...sections, ...(after !== null && { After: after }) };
  if (leftAlone !== null) all['Left alone'] = `${sections['Left alone']!.split(/^> /m)[0].trim()}\n\n${leftAlone}`;
  const parts = NAMES.flatMap((name) => (all[name] === undefined ? [] : [`## ${name}`, all[name]]));
  return `${[head.trim(), ...parts].join('\n\n')}\n`;
}

function sectionsOf(text: string): { head: string; sections: Sections } {
  const [head, ...rest] = text.split(new RegExp(`^## (${NAMES.join('|')})$`, 'm'));
  const sections = NAMES.flatMap((name) => (rest.includes(name) ? [[name, rest[rest.indexOf(name) + 1].trim()]] : []));
  return { head, sections: Object.fromEntries(sections) as Sections };
}

function blocksOf(section: string): { file: string | undefined; language: string; code: string }[] {
  return [...section.matchAll(BLOCK)].map(([, file, language, code]) => ({ file, language, code }));
}

function pieceOf(section: string): Piece {
  const blocks = blocksOf(section);
  const piece = blocks.find(({ file }) => file === undefined);
  if (!piece || (piece.language !== 'js' && piece.language !== 'ts')) throw new Error('a piece of an app is a block of js or ts');
  const files = blocks.flatMap(({ file, code }) => (file === undefined ? [] : [[file, `${code}\n`]]));
  const prose = section.slice(0, section.search(BLOCK)).trim();
  return { prose, app: piece.code, language: piece.language, files: Object.fromEntries(files) as Record<string, string> };
}

/** The piece as a program. */
export function programOf({ app }: Piece): string {
  if (/\bfrom 'express'|require\('express'\)/.test(app)) return `${app}\n`;
  return `const express = require('express');\n\nconst app = express();\n\n${app}\n\nmodule.exports = app;\n`;
}
