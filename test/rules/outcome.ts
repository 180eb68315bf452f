import { compile } from '../../src/compile.js';
import type { Plan, TargetFile } from '../../src/model.js';
import { sourceFolder, writeProjects } from '../conformance/express/project.js';
import type { CaseRun } from '../conformance/load.js';
import { withOutcome, type Piece } from './example.js';
import { runsOfExample, type ExampleFile } from './examples.js';

const UNCHANGED = '> Comes out as:';

/** Whether the outcome of what is left alone gives reasons: no rule was there for it. */
export function isBridged(outcome: string): boolean {
  return !outcome.startsWith(UNCHANGED);
}

/** The comments of a piece that are not there just once in what it became. */
export function lostComments({ app }: Piece, after: string): string[] {
  return [...app.matchAll(/^\s*\/\/ (.*)$/gm)].map(([, comment]) => comment).filter((comment) => after.split(`// ${comment}\n`).length !== 2);
}

/**
 * The text of an example with what its pieces become now.
 *
 * @throws Error where the piece of `Before` does not become native
 */
export async function textOf(one: ExampleFile): Promise<string> {
  const { before, after, leftAlone } = one.example;
  const runs = runsOfExample(one);
  const native = before && (await becomes(runs.at(leftAlone ? -2 : -1)!, before, `${after}\n`));
  if (native && native.reasons.length > 0) throw new Error(`not native: ${native.reasons.join('\n')}`);
  const other = leftAlone && (await becomes(runs.at(-1)!, leftAlone.piece, leftAlone.outcome));
  return withOutcome(one.text, native?.files ?? null, other ? outcomeText(other) : null);
}

function outcomeText({ reasons, files }: Outcome): string {
  return reasons.length > 0 ? reasons.map((reason) => `> ${reason}`).join('\n>\n') : `${UNCHANGED}\n\n${files}`;
}

/** What a piece becomes: the files to be read, each with its name, and why endpoints are not native. */
interface Outcome {
  files: string;
  reasons: string[];
}

async function becomes(run: CaseRun, piece: Piece, shown: string): Promise<Outcome> {
  writeProjects([run]);
  const { plan, files } = await compile(sourceFolder(run));
  const parts = files
    .filter((file) => shown.includes(`\`${file.path}\`\n`) || !isBesides(file, piece))
    .map(({ path: file, content }) => `\`${file}\`\n\n\`\`\`${file.split('.').at(-1)}\n${String(content).trimEnd()}\n\`\`\``);
  return { files: parts.join('\n\n'), reasons: reasonsOf(plan) };
}

function reasonsOf(plan: Plan): string[] {
  const reasons = plan.endpoints.flatMap(({ outcome, diagnostics }) => (outcome === 'native' ? [] : diagnostics));
  return [...new Set(reasons.map(({ code, message }) => `${code}: ${message}`))];
}

/** The same in every app, made of the app as a whole, or carried over as it is. Shown where the text names it already. */
function isBesides({ path: file, content }: TargetFile, { files }: Piece): boolean {
  if (!/^(?:app|server)\/|^proxy\.ts$/.test(file) || /^app\/layout|^server\/(?:http|express)\//.test(file)) return true;
  if (file.endsWith('/route.ts') && !/^(?:export )?(?:async |const |function )/m.test(String(content))) return true;
  return files[file.replace(/^server\//, '')] === String(content) || !/(?<!\.d)\.[jt]sx?$/.test(file);
}
