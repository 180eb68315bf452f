import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { diagnostic, UserError } from '../diagnostics.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { diagnosticText } from '../report/diagnostics-text.js';
import { printable } from '../report/text-width.js';
import type { Api, CommandContext } from './context.js';
import { ExitCode } from './exit-code.js';
import { processIo, type Io } from './io.js';
import { migrateCommand } from './migrate.js';
import { planCommand } from './plan.js';
import { verifyCommand } from './verify.js';

const OVERVIEW = `
Start with:
  express-to-next plan                          what would become of the app in this folder
  express-to-next migrate --out ../next-app     write it
  express-to-next verify --target ../next-app   see that it answers the same

Exit codes: 0 done, 1 error, 2 findings (from --check and verify). Nothing is ever asked, sent anywhere or installed
unless --install is given.
`;

/**
 * Runs the command line.
 *
 * @param args what stands behind the program's name
 * @returns the exit code; never rejects
 */
export async function main(args: readonly string[], io: Io = processIo(), api: () => Promise<Api> = () => import('../index.js')): Promise<ExitCode> {
  let code: ExitCode = ExitCode.done;
  const context: CommandContext = { io, api, exit: (ended) => void (code = ended) };
  try {
    await program(context).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io);
  }
}

function program(context: CommandContext): Command {
  const { version } = JSON.parse(readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8')) as { version: string };
  const root = new Command('express-to-next')
    .description('Turns an Express code base into a Next.js app with the same API.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this text')
    .helpCommand(false)
    .addHelpText('after', OVERVIEW);
  for (const make of [planCommand, migrateCommand, verifyCommand]) root.addCommand(make(context).helpOption('--help', 'print this text'));
  for (const command of [root, ...root.commands]) {
    command.exitOverride().showHelpAfterError(`(express-to-next ${command === root ? '' : `${command.name()} `}--help tells more)`);
    command.configureOutput({ writeOut: context.io.out, writeErr: context.io.err });
  }
  return root;
}

function failed(error: unknown, io: Io): ExitCode {
  // Commander has said what is wrong already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.error;
  if (error instanceof UserError) {
    io.err(diagnosticText(error.diagnostic, io.errStyle));
    return ExitCode.error;
  }
  const { code, message, hint } = diagnostic('E2N999', { reason: error instanceof Error ? error.message : String(error) });
  io.err(`${io.errStyle.bad(code)} ${printable(message).replace(/\.?$/, '.')} ${hint}\n`);
  if (io.debug && error instanceof Error) io.err(`${error.stack}\n`);
  return ExitCode.error;
}
