import { once } from 'node:events';
import { connect } from 'node:net';
import { head, join, type HeaderPair } from './raw-request.js';

const JSON_TYPE: HeaderPair = ['content-type', 'application/json'];

/** Opens connections that begin a request, each at another place of it, and never end it. @returns what ends them */
export async function holdHalfOpen(port: number, paths: readonly string[], count: number): Promise<() => void> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const [place, socket] of sockets.entries()) {
    const path = paths[place % paths.length] ?? '/';
    const whole = join(head('POST', path, [JSON_TYPE, ['content-length', '1000']]), '{"a":"', 'x'.repeat(500));
    socket.write(whole.subarray(0, Math.floor((whole.length * place) / count)));
  }
  return () => sockets.forEach((socket) => socket.destroy());
}
