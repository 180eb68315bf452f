import type { Api } from '../../src/cli/context.js';
import { main } from '../../src/cli/main.js';
import { migrateWith } from '../../src/migrate.js';
import type { Plan, TargetFile } from '../../src/model.js';
import { selectRoutes } from '../../src/plan/select.js';
import { styleOf, type Style } from '../../src/report/style.js';
import type { VerifyReport } from '../../src/verify/report.js';
import { planOf } from '../plans.js';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** An API whose compiler answers with a fixed plan and files. */
export function fakeApi({ plan = planOf(['GET /']), files = [], report }: { plan?: Plan; files?: TargetFile[]; report?: VerifyReport } = {}): Api {
  const compile: Parameters<typeof migrateWith>[0] = (_source, { routes }) => {
    if (routes) selectRoutes(plan.endpoints, routes);
    return Promise.resolve({ plan, files });
  };
  return {
    plan: async (source, options = {}) => (await compile(source, options)).plan,
    migrate: (source, options) => migrateWith(compile, source, options),
    verify: () => (report ? Promise.resolve(report) : Promise.reject(new Error('no report'))),
  };
}

/** Runs a command line in this process. */
export async function run(args: readonly string[], api: Api = fakeApi(), { style = styleOf({ color: false }), debug = false }: { style?: Style; debug?: boolean } = {}): Promise<Ran> {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), outStyle: style, errStyle: style, debug };
  const code = await main(args, io, () => Promise.resolve(api));
  return { code, out, err };
}
