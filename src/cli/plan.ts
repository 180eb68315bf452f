import { Command } from 'commander';
import { UserError } from '../diagnostics.js';
import type { Plan } from '../model.js';
import { planJson } from '../report/plan-json.js';
import { planChainsText, planText } from '../report/plan-text.js';
import type { CommandContext } from './context.js';
import { ExitCode } from './exit-code.js';
import { compileOptions, denyOption, nextOption, routeOption, runtimeOption, type CompileFlags } from './options.js';

interface PlanFlags extends CompileFlags {
  json?: boolean;
  verbose?: boolean;
  check?: boolean;
}

const EXAMPLES = `
What the outcomes mean:
  native    becomes a Next.js route handler, without Express
  bridged   works in the Next app through the original Express code; the reason is named
  legacy    stays on the Express server: Next cannot host it

Examples:
  express-to-next plan                      the project in this folder
  express-to-next plan ../shop --verbose    every middleware of every route, and where it goes
  express-to-next plan src/app.ts --json    for scripts
  express-to-next plan --check              for CI: exit code 2 while something is not native
`;

/** `plan [source]` */
export function planCommand({ io, api, exit }: CommandContext): Command {
  return new Command('plan')
    .summary('show what would become of every endpoint; writes nothing, runs nothing')
    .description('Shows what would become of every endpoint of an Express app. Reads the code only: nothing of it is run, nothing is written.')
    .argument('[source]', 'folder with a package.json, or one file', '.')
    .option('--json', 'print JSON')
    .option('--verbose', 'print every middleware and handler of each endpoint, where it goes and why')
    .option('--check', 'exit with 2 when an endpoint is bridged or legacy')
    .option('--out <dir>', 'the Next.js app that it would be written to, if there is one already')
    .addOption(routeOption("convert only these endpoints: '[METHOD ]path' with * for anything; repeatable"))
    .addOption(nextOption())
    .addOption(runtimeOption())
    .addOption(denyOption())
    .addHelpText('after', EXAMPLES)
    .action(async (source: string, flags: PlanFlags) => {
      const plan = await (await api()).plan(source, compileOptions(flags));
      const error = plan.diagnostics.find(({ severity }) => severity === 'error');
      // A table of what cannot be done would only hide why; scripts get it with the error in it.
      if (error && !flags.json) throw new UserError(error);
      io.out(render(plan, flags, io.outStyle));
      exit(exitCodeOf(plan, flags));
    });
}

function render(plan: Plan, { json, verbose }: PlanFlags, style: CommandContext['io']['outStyle']): string {
  if (json) return `${JSON.stringify(planJson(plan), null, 2)}\n`;
  return verbose ? planChainsText(plan, style) : planText(plan, style);
}

function exitCodeOf({ diagnostics, totals }: Plan, { check }: PlanFlags): ExitCode {
  if (diagnostics.some(({ severity }) => severity === 'error')) return ExitCode.error;
  return check && totals.native < totals.endpoints ? ExitCode.findings : ExitCode.done;
}
