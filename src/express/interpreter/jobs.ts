import type { Condition } from '../../model.js';
import type { Interpreter } from './interpreter.js';
import { LIMITS } from './interpreter.js';
import { unknown, type Origin, type UnknownValue, type Value } from './values.js';

/** Code that runs in a later turn of the event loop: a callback of a promise, a timer, a server that listens. */
export interface Job {
  body: () => Value;
  tick: number;
  conditions: Condition[];
  statements: Origin[];
  /** What it gave; null until it ran. */
  value: Value | null;
  running: boolean;
}

/** Puts code off until the code being read has ended. The value given stands for the promise of its result. */
export function later(it: Interpreter, text: string, body: () => Value): UnknownValue {
  const tick = Math.max(it.tick, it.lastAsyncTick) + 1;
  const job: Job = { body, tick, conditions: it.conditions, statements: [...it.statements], value: null, running: false };
  it.jobs.push(job);
  return { ...unknown(text), job };
}

/** The result behind a promise: code that was put off and is waited for runs now. */
export function settle(it: Interpreter, value: Value): Value {
  let settled = value;
  while (settled.kind === 'unknown' && settled.job) {
    const { job } = settled;
    if (job.running) return unknown(settled.text);
    settled = runJob(it, job);
  }
  return settled;
}

/** Runs everything that was put off, and what that puts off in its turn. */
export function runJobs(it: Interpreter): void {
  for (let job = it.jobs.shift(); job; job = it.jobs.shift()) {
    // Timers that set themselves again would go on for ever.
    if (++it.jobsRun > LIMITS.jobs) return;
    runJob(it, job);
  }
}

function runJob(it: Interpreter, job: Job): Value {
  if (job.value) return job.value;
  const { tick, conditions, inRegistration } = it;
  const statements = it.statements.splice(0, it.statements.length, ...job.statements);
  job.running = true;
  it.tick = job.tick;
  it.conditions = job.conditions;
  it.inRegistration = 0;
  job.value = job.body();
  it.lastAsyncTick = it.tick;
  it.tick = tick;
  it.conditions = conditions;
  it.inRegistration = inRegistration;
  it.statements.splice(0, it.statements.length, ...statements);
  job.running = false;
  return job.value;
}
