// `npm run demo`: both bookshops all the way. Each is migrated into .work/demo/, installed, built with Next, started
// beside its Express original and asked the same as that. What a user would type is printed before it is done.

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, UserError, verify } from '../../src/index.js';
import { diagnosticsText, diagnosticText } from '../../src/report/diagnostics-text.js';
import { processIo } from '../../src/cli/io.js';
import { count, totalsLine } from '../../src/report/totals.js';
import { verifyText } from '../../src/report/verify-text.js';

const BOOKSHOPS = [
  { name: 'bookshop-js', title: 'JavaScript on Express 4' },
  { name: 'bookshop-ts', title: 'TypeScript on Express 5' },
];

const io = processIo();
const style = io.outStyle;

/** @returns the number of requests that both sides answered differently */
async function demonstrate({ name, title }: (typeof BOOKSHOPS)[number]): Promise<number> {
  const source = `fixtures/${name}`;
  const out = `.work/demo/${name}`;
  rmSync(out, { recursive: true, force: true });
  io.out(`${style.bold(`${name}: ${title}`)}\n\n`);

  announce(`express-to-next migrate ${source} --out ${out} --install`);
  const { plan, written } = await migrate(source, { out, install: true });
  const reasons = diagnosticsText(plan, style);
  io.out(`${count(written.length, 'file')} written\n${totalsLine(plan.totals)}\n${reasons && `\n${reasons}`}\n`);

  const requests = path.join(source, 'requests.json');
  announce(`express-to-next verify --source ${source} --target ${out} --requests ${requests}`);
  const report = await verify({ source, target: out, requests, onProgress: (message) => io.err(`${io.errStyle.dim(message)}\n`) });
  io.out(`${verifyText(report, style)}\n`);
  return report.totals.requestsDifferent;
}

function announce(command: string): void {
  io.out(`${style.dim('$')} ${command}\n`);
}

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
execFileSync(process.execPath, ['fixtures/link.mjs']);
const started = Date.now();
try {
  let different = 0;
  for (const bookshop of BOOKSHOPS) different += await demonstrate(bookshop);
  io.out(`${count(different, 'unknown difference')} in ${Math.round((Date.now() - started) / 1000)} s\n`);
  process.exitCode = different > 0 ? 2 : 0;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  io.err(diagnosticText(error.diagnostic, io.errStyle));
  process.exitCode = 1;
}
