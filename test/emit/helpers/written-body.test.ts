import { describe, expect, it, vi } from 'vitest';
import { writeBody, type BodyWriter } from '../../../src/emit/helpers/written-body';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('writeBody', () => {
  it('gives the pieces in their order, text and bytes', async () => {
    const body = writeBody(async (stream) => {
      stream.write('ä');
      stream.write(new Uint8Array([98]));
      await later(1);
      stream.write('63', 'hex');
      stream.end('d');
    });
    expect(await new Response(body).text()).toBe('äbcd');
  });

  it('drops what comes after the end, and says that it is closed', async () => {
    let kept: BodyWriter | undefined;
    const body = writeBody((stream) => {
      kept = stream;
      stream.end('all');
    });
    expect(kept?.closed).toBe(true);
    kept?.write('more');
    kept?.end('more');
    expect(await new Response(body).text()).toBe('all');
  });

  it('may be written to after the function has returned', async () => {
    const body = writeBody((stream) => void setTimeout(() => stream.end('late'), 2));
    expect(await new Response(body).text()).toBe('late');
  });

  it('runs tasks once when the body ends', async () => {
    const task = vi.fn();
    const body = writeBody((stream) => {
      stream.onClose(task);
      stream.end();
    });
    await body.cancel();
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('runs tasks when the client leaves, after which writing does nothing', async () => {
    const task = vi.fn();
    let kept: BodyWriter | undefined;
    const body = writeBody((stream) => {
      kept = stream;
      stream.onClose(task);
      stream.write('first');
    });
    const reader = body.getReader();
    await reader.read();
    expect(task).not.toHaveBeenCalled();
    await reader.cancel();
    expect(task).toHaveBeenCalledTimes(1);
    kept?.write('second');
    kept?.end();
    expect(kept?.closed).toBe(true);
  });

  it('breaks off where the function fails', async () => {
    const task = vi.fn();
    const body = writeBody(async (stream) => {
      stream.onClose(task);
      stream.write('half');
      await later(1);
      throw new Error('no more');
    });
    await expect(new Response(body).text()).rejects.toThrow();
    expect(task).toHaveBeenCalledTimes(1);
  });
});
