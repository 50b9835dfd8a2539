import { expect, onTestFinished, test, vi } from 'vitest';
import { openTcpProxy } from './open-tcp-proxy.js';
import { startReceiver } from './start-receiver.js';

async function open() {
  const receiver = await startReceiver(({ method, path, body }) =>
    path === '/never' ? new Promise(() => undefined) : { status: 201, body: `${method} ${path} ${body}` },
  );
  const proxy = await openTcpProxy(receiver.url);
  onTestFinished(async () => {
    proxy.close();
    await receiver.close();
  });
  return { receiver, proxy };
}

test('passes on what comes, both ways', async () => {
  const { receiver, proxy } = await open();
  const response = await fetch(`${proxy.url}orders`, { method: 'POST', body: 'one' });
  expect([response.status, await response.text()]).toEqual([201, 'POST /orders one']);
  expect(receiver.received).toMatchObject([{ method: 'POST', path: '/orders', body: 'one' }]);
});

test('breaks the connections there are, and lets new ones through', async () => {
  const { receiver, proxy } = await open();
  const broken = fetch(`${proxy.url}never`).catch((error: unknown) => error);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  proxy.breakConnections();
  expect(await broken).toMatchObject({ message: 'fetch failed' });
  expect((await fetch(proxy.url)).status).toBe(201);
});

test('lets nothing through once it is cut, and says nothing of it', async () => {
  const { receiver, proxy } = await open();
  proxy.cut();
  await expect(fetch(proxy.url, { signal: AbortSignal.timeout(200) })).rejects.toThrow('timeout');
  expect(receiver.received).toEqual([]);
});
