import { expect, test } from 'vitest';
import { withTimeout } from './with-timeout.js';

const signals = () => ({ abandon: new AbortController(), stop: new AbortController() });
const endless = () => new Promise<never>(() => undefined);

test('begins nothing for a process that is shutting down already', async () => {
  const { abandon, stop } = signals();
  abandon.abort(new Error('shutting down'));
  let begun = false;
  const work = () => {
    begun = true;
    return endless();
  };
  await expect(withTimeout(60_000, { abandon: abandon.signal, stop: stop.signal }, work)).rejects.toThrow(
    'shutting down',
  );
  expect(begun).toBe(false);
});

test('ends with the process, though the work goes on', async () => {
  const { abandon, stop } = signals();
  const ending = withTimeout(60_000, { abandon: abandon.signal, stop: stop.signal }, endless);
  abandon.abort(new Error('shutting down'));
  await expect(ending).rejects.toThrow('shutting down');
});

test('ends with its time', async () => {
  const { abandon, stop } = signals();
  const ending = withTimeout(1, { abandon: abandon.signal, stop: stop.signal }, endless);
  await expect(ending).rejects.toMatchObject({ code: 'step.timeout', retryable: true });
});

test('only tells the work that the run has ended, and takes what it gives then', async () => {
  const { abandon, stop } = signals();
  const ending = withTimeout(60_000, { abandon: abandon.signal, stop: stop.signal }, async (signal) => {
    stop.abort();
    return signal.aborted;
  });
  expect(await ending).toBe(true);
});
