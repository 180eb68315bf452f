/** The public API: what the commands do, as functions. */
import { compile } from './compile.js';
import type { CompileOptions } from './compile-types.js';
import { migrateWith, type MigrateOptions, type MigrationResult } from './migrate.js';
import type { Plan } from './model.js';
import type { VerifyReport } from './verify/report.js';
import { verifyWith, type VerifyOptions } from './verify/verify.js';

export type { CompileOptions, RuntimeChoice } from './compile-types.js';
export { UserError } from './diagnostics.js';
export type { FileChange, MigrateOptions, MigrationResult } from './migrate.js';
export type * from './model.js';
export type { Difference } from './verify/answer.js';
export type { Check, EndpointResult, VerifyReport } from './verify/report.js';
export type { VerifyOptions } from './verify/verify.js';

/**
 * Says what a migration would do, without executing anything of the source and without writing.
 *
 * @param source folder with a `package.json`, or one file
 * @throws {UserError} for input that cannot be compiled
 */
export async function plan(source: string, options: CompileOptions = {}): Promise<Plan> {
  return (await compile(source, options)).plan;
}

/**
 * Writes the Next app for an Express source, all of it or nothing.
 *
 * @param source folder with a `package.json`, or one file
 * @throws {UserError} for input that cannot be compiled and a target that must not be written; then nothing was written
 */
export function migrate(source: string, options: MigrateOptions): Promise<MigrationResult> {
  return migrateWith(compile, source, options);
}

/**
 * Runs the source on Express and the target on Next, sends both the same requests and compares the answers.
 *
 * @throws {UserError} when a side cannot be started or the requests cannot be read
 */
export function verify(options: VerifyOptions = {}): Promise<VerifyReport> {
  return verifyWith(compile, options);
}
