import { compile } from '../src/compile.js';
import type { CompileOptions } from '../src/compile-types.js';
import type { Diagnostic, PlannedDifference, PlannedEndpoint } from '../src/model.js';
import { temporaryFolder, writeTree, type Tree } from './workspace/trees.js';

/** A project compiled in a folder of its own, with what tests ask of the result. */
export interface Compiled {
  endpoint(name: string): PlannedEndpoint;
  /** Text of an emitted file; null when there is none. */
  text(path: string): string | null;
  paths: string[];
  /** Diagnostics of the plan and of all endpoints, each once, as `CODE message`. */
  messages: string[];
  diagnostics: Diagnostic[];
  differences: PlannedDifference[];
}

/** Compiles files given as text; `package.json` is added where it is not given. */
export async function compiled(tree: Tree, options: CompileOptions & { target?: Tree } = {}): Promise<Compiled> {
  const { target, ...rest } = options;
  const folder = temporaryFolder();
  writeTree(folder, { 'package.json': JSON.stringify({ name: 'shop', dependencies: { express: '^5.0.0' } }), ...tree });
  const out = target && temporaryFolder();
  if (out) writeTree(out, target);
  const { plan, files } = await compile(folder, { ...rest, ...(out && { out }) });
  const diagnostics = [...plan.diagnostics, ...plan.endpoints.flatMap((one) => one.diagnostics)];
  const byPath = new Map(files.map((file) => [file.path, file.content]));
  return {
    endpoint: (name) => plan.endpoints.find(({ method, path }) => `${method} ${path}` === name)!,
    text: (path) => {
      const content = byPath.get(path);
      return content === undefined ? null : Buffer.from(content).toString();
    },
    paths: [...byPath.keys()],
    messages: [...new Set(diagnostics.map(({ code, message }) => `${code} ${message}`))],
    diagnostics,
    differences: plan.differences,
  };
}
