import { Command } from 'commander';
import type { MigrationResult } from '../migrate.js';
import { missingEnvironmentFile } from '../workspace/environment-file.js';
import { migrationText } from '../report/migration-text.js';
import { detectPackageManager } from '../workspace/package-manager.js';
import type { CommandContext } from './context.js';
import { ExitCode } from './exit-code.js';
import type { Io } from './io.js';
import { compileOptions, denyOption, nextOption, routeOption, runtimeOption, type CompileFlags } from './options.js';

interface MigrateFlags extends CompileFlags {
  out: string;
  dryRun?: boolean;
  install?: boolean;
  check?: boolean;
}

const EXAMPLES = `
The source is not changed. The target may be new, empty or an existing Next.js app: files that you wrote are never
replaced, and files of ours that you edited since are never overwritten. Everything is written, or nothing.

Examples:
  express-to-next migrate --out ../shop-next                     the project in this folder, into a new Next.js app
  express-to-next migrate ../shop --out . --dry-run              only show the diff of every file
  express-to-next migrate ../shop --out . --route 'GET /users/*' some endpoints; the rest keeps working through Express
  express-to-next migrate ../shop --out . --check                for CI: exit code 2 when the target is not up to date
`;

/** `migrate [source] --out <dir>` */
export function migrateCommand({ io, api, exit }: CommandContext): Command {
  return new Command('migrate')
    .summary('write the Next.js app')
    .description('Writes the same API as a Next.js app. Reads the code only: nothing of it is run.')
    .argument('[source]', 'folder with a package.json, or one file', '.')
    .requiredOption('--out <dir>', 'folder of the Next.js app; made when it does not exist')
    .option('--dry-run', 'print the diff of every file that would be written, and write nothing')
    .option('--check', 'write nothing; exit with 2 when something would be written, or an endpoint is bridged or legacy')
    .addOption(routeOption("convert only these endpoints: '[METHOD ]path' with * for anything; repeatable, adds to earlier runs"))
    .option('--install', "run the target's package manager afterwards")
    .addOption(nextOption())
    .addOption(runtimeOption())
    .addOption(denyOption())
    .addHelpText('after', EXAMPLES)
    .action(async (source: string, flags: MigrateFlags) => {
      const { out, dryRun, check, install } = flags;
      const wrote = !dryRun && !check;
      const result = await (await api()).migrate(source, {
        ...compileOptions(flags),
        out,
        dryRun: !wrote,
        ...(install && wrote && { install }),
      });
      report(result, flags, wrote, io);
      if (wrote && result.changes.length > 0) io.out(nextSteps(source, flags));
      exit(check && isUnfinished(result) ? ExitCode.findings : ExitCode.done);
    });
}

/** Of a dry run the diff is the result, for `git apply` or a pager; the summary goes beside it. */
function report(result: MigrationResult, { dryRun }: MigrateFlags, wrote: boolean, io: Io): void {
  if (dryRun) {
    io.out(result.diff);
    io.err(migrationText(result, wrote, io.errStyle));
  } else {
    io.out(migrationText(result, wrote, io.outStyle));
  }
}

function isUnfinished({ changes, plan: { totals } }: MigrationResult): boolean {
  return changes.length > 0 || totals.native < totals.endpoints;
}

function nextSteps(source: string, { out, install }: MigrateFlags): string {
  const settings = missingEnvironmentFile(source, out);
  const steps = [
    ...(settings ? [`give it the settings of the source: cp ${quoted(settings)} ${quoted(out)}`] : []),
    ...(install ? [] : [`install its dependencies:    cd ${quoted(out)} && ${detectPackageManager(out)} install`]),
    `see that it answers the same: express-to-next verify --source ${quoted(source)} --target ${quoted(out)}`,
  ];
  return `\nNext steps:\n${steps.map((step, i) => `  ${i + 1}. ${step}\n`).join('')}`;
}

function quoted(text: string): string {
  return /^[\w./~@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
