import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Compilation, Compile } from '../../src/compile-types.js';

interface Reply {
  id: number;
  compilation?: Compilation;
  error?: string;
}

/** The compiler in several processes: a bench compiles thousands of programs, one after the other. */
export function compilePool(): { compile: Compile; stop(): void } {
  const waiting = new Map<number, { resolve: (compilation: Compilation) => void; reject: (error: Error) => void }>();
  const workers = Array.from({ length: Math.min(4, availableParallelism()) }, () => startWorker(waiting));
  let count = 0;
  return {
    compile: (source, options) =>
      new Promise((resolve, reject) => {
        const id = count++;
        waiting.set(id, { resolve, reject });
        workers[id % workers.length].send({ id, source, options });
      }),
    stop: () => workers.forEach((worker) => worker.kill()),
  };
}

function startWorker(waiting: Map<number, { resolve: (compilation: Compilation) => void; reject: (error: Error) => void }>): ChildProcess {
  const worker = fork(fileURLToPath(new URL('./compile-worker.ts', import.meta.url)), { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  worker.on('message', (message) => {
    const { id, compilation, error } = message as Reply;
    const { resolve, reject } = waiting.get(id)!;
    waiting.delete(id);
    if (compilation) resolve(compilation);
    else reject(Object.assign(new Error('the compiler failed'), { stack: error }));
  });
  worker.on('exit', (code) => {
    if (code) for (const { reject } of waiting.values()) reject(new Error(`a compiler process ended with ${code}`));
  });
  return worker;
}
