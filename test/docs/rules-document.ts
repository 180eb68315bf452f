import path from 'node:path';
import type { Example, Piece } from '../rules/example.js';
import type { ExampleFile } from '../rules/examples.js';
import { REPOSITORY } from '../conformance/work-folder.js';

const PARTS = [
  { title: 'Reading the request', folder: 'rules/request/' },
  { title: 'Writing the response', folder: 'rules/response/' },
  { title: 'Middleware of packages', folder: 'rules/middleware/' },
];

/** `docs/rules.md`: the example of each rule, with what becomes of it and what the rule leaves alone. */
export function rulesDocument(examples: readonly ExampleFile[]): string {
  const parts = PARTS.map(({ title, folder }) => ({ title, examples: examples.filter(({ name }) => name.startsWith(folder)) }));
  return `${[
    '# Rules',
    `What Express means on Next, rule by rule. \`npm run docs\` writes this page from the examples that stand beside the rules. Each is a test:
what is shown is what comes out, and the bench plays its requests on Express and on Next.`,
    ...parts.map((part) => [`**${part.title}**`, part.examples.map(({ example: { title } }) => `- [${title}](#${anchorOf(title)})`).join('\n')].join('\n\n')),
    ...parts.flatMap((part) => [`## ${part.title}`, ...part.examples.map(entryOf)]),
  ].join('\n\n')}\n`;
}

function entryOf({ file, example }: ExampleFile): string {
  const { title, prose, before, after, leftAlone } = example;
  const source = path.relative(path.join(REPOSITORY, 'docs'), file);
  return [
    `### ${title}`,
    prose,
    ...(before ? [...pieceOf(before), 'becomes', after] : []),
    ...(leftAlone ? [`**Left alone.** ${leftAlone.piece.prose}`, ...pieceOf(leftAlone.piece), leftAlone.outcome.trim()] : []),
    `[Requests and source](${source})`,
  ].filter(Boolean).join('\n\n');
}

function pieceOf({ app, language, files }: Piece): string[] {
  const block = (kind: string, code: string) => `\`\`\`${kind}\n${code.trimEnd()}\n\`\`\``;
  return [block(language, app), ...Object.entries(files).map(([file, code]) => `\`${file}\`\n\n${block(file.split('.').at(-1)!, code)}`)];
}

/** The anchor that GitHub gives a heading. */
function anchorOf(title: Example['title']): string {
  return title.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-');
}
