import { expect, test } from 'vitest';
import { diagnostic, UserError } from '../../src/diagnostics.js';
import type { EmittedApp } from '../../src/emit/app.js';
import { contained, type Attempt } from '../../src/emit/contained.js';

const good = { ok: true } as EmittedApp;

/** Fails unless all of these are bridged. */
function failsWith(...broken: number[]): Attempt {
  return async (bridged) => {
    if (!broken.every((index) => bridged.includes(index))) throw new TypeError('cannot read properties of undefined\nat …');
    return good;
  };
}

const all = [0, 1, 2, 3, 4, 5, 6];

test('what works is handed on', async () => {
  expect(await contained(async () => good, all)).toBe(good);
});

test('one endpoint that fails is refused, with the reason', async () => {
  const outcome = await contained(failsWith(5), all);
  expect(outcome).toMatchObject({ ok: false, refused: [{ index: 5, reason: { code: 'E2N218', message: expect.stringContaining('cannot read properties of undefined') } }] });
});

test('where two fail, no more than what holds both is refused', async () => {
  expect(await contained(failsWith(0, 1), all)).toMatchObject({ refused: [{ index: 0 }, { index: 1 }] });
  expect(await contained(failsWith(0, 6), all)).toMatchObject({ refused: all.map((index) => ({ index })) });
});

test('what fails with everything bridged is thrown', async () => {
  await expect(contained(failsWith(9), all)).rejects.toThrow(TypeError);
});

test('what the user can mend is thrown at once', async () => {
  const error = new UserError(diagnostic('E2N001', { path: 'x' }));
  let attempts = 0;
  await expect(contained(async () => { attempts++; throw error; }, all)).rejects.toBe(error);
  expect(attempts).toBe(1);
});
