import type { CompileOptions } from '../../src/compile-types.js';
import { compile } from '../../src/compile.js';

// Compiles what it is told to; compile-pool.ts starts several of these.

process.on('message', (message) => {
  const { id, source, options } = message as { id: number; source: string; options: CompileOptions };
  compile(source, options).then(
    (compilation) => process.send!({ id, compilation }),
    (error: unknown) => process.send!({ id, error: error instanceof Error ? error.stack : String(error) }),
  );
});
