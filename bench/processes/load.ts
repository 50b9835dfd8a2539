#!/usr/bin/env node
// Fires N webhook posts at a URL over C keep-alive connections, prints acknowledgement rate and latency, then (given a
// counter URL, see receiver.ts) waits until every accepted event has had its effect and prints runs per second.
//   node load.js http://127.0.0.1:3000/hooks/KEY 10000 50 http://127.0.0.1:5700/count [effects per event]
// With --secret=… each event is a delivery of GitHub's, with an id and signed with it. All are made before the first is sent.
import { createHmac, randomUUID } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import { parseArgs } from 'node:util';

export interface AckReport {
  readonly acksPerSecond: number;
  /** Until an answer, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** How often each came; 0 stands for a connection that was closed. */
  readonly statuses: Readonly<Record<number, number>>;
}

export interface LoadReport extends AckReport {
  readonly effects: number;
  readonly missing: number;
  readonly runsPerSecond: number;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { secret: { type: 'string' } } });
const [url = '', total = 1000, connections = 50, counter, effectsPerEvent = 1] = positionals;
const body = (n: number) =>
  JSON.stringify({
    order: { id: `o${n}`, total: 20 + (n % 50) },
    customer: { name: `Ann ${n}` },
    items: [
      { sku: 'a', qty: 1 },
      { sku: 'b', qty: 2 },
    ],
  });
const delivery = (payload: string, secret: string) => {
  const signature = createHmac('sha256', secret).update(payload).digest('hex');
  return `X-GitHub-Event: push\r\nX-GitHub-Delivery: ${randomUUID()}\r\nX-Hub-Signature-256: sha256=${signature}\r\n`;
};
const request = (payload: string) =>
  `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\n${values.secret ? delivery(payload, values.secret) : ''}Content-Length: ${Buffer.byteLength(payload)}\r\n\r\n${payload}`;
const get = (u: string) =>
  new Promise<string>((resolve, reject) =>
    http
      .get(u, (res) => {
        let text = '';
        res.on('data', (c: Buffer) => (text += c)).on('end', () => resolve(text));
      })
      .on('error', reject),
  );
// One keep-alive connection, spoken by hand: on a small machine the load generator must cost less than what it measures.
const { hostname, port, pathname } = new URL(url);
type Post = (request: string) => Promise<number>;
const connect = () =>
  new Promise<Post>((resolve, reject) => {
    const socket = net.connect(+port || 80, hostname);
    let text = '';
    let done: ((status: number) => void) | undefined;
    const finish = (status: number) => {
      text = '';
      done?.(status);
    };
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /content-length: *(\d+)/i.exec(text)?.[1];
      const whole =
        length === undefined
          ? /transfer-encoding/i.test(text)
            ? text.endsWith('0\r\n\r\n')
            : true
          : text.length >= end + 4 + +length;
      if (whole) finish(+text.slice(9, 12));
    });
    socket
      .on('error', reject)
      .on('close', () => finish(0))
      .on('connect', () =>
        resolve(
          (request) =>
            new Promise<number>((r) => {
              done = r;
              socket.write(request);
            }),
        ),
      );
  });

if (counter) await get(counter.replace(/count$/, 'reset'));
const requests = Array.from({ length: +total }, (_, n) => request(body(n)));
const latencies: number[] = [];
const statuses: Record<number, number> = {};
let next = 0;
const started = performance.now();
await Promise.all(
  Array.from({ length: +connections }, async () => {
    let post = await connect();
    while (next < +total) {
      const event = requests[next++]!;
      const t = performance.now();
      const status = await post(event);
      if (status === 0) post = await connect().catch(() => async () => 0);
      latencies.push(performance.now() - t);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }),
);
const seconds = (performance.now() - started) / 1000;
latencies.sort((a, b) => a - b);
const q = (p: number) => +latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * p))]!.toFixed(1);
const accepted = Object.entries(statuses).reduce((n, [s, k]) => n + (+s >= 200 && +s < 300 ? k : 0), 0);
const acks: AckReport = {
  acksPerSecond: Math.round(+total / seconds),
  p50: q(0.5),
  p95: q(0.95),
  p99: q(0.99),
  max: q(1),
  statuses,
};
console.log(JSON.stringify(counter ? { ...acks, ...(await untilEffects(counter)) } : acks));
process.exit(0);

async function untilEffects(counter: string): Promise<Omit<LoadReport, keyof AckReport>> {
  const expected = accepted * +effectsPerEvent;
  let last = -1;
  let still = 0;
  for (;;) {
    const count = +(await get(counter));
    if (count >= expected) break;
    still = count === last ? still + 1 : 0;
    if (still > 300) break; // 30 s without progress
    last = count;
    await new Promise((r) => setTimeout(r, 100));
  }
  const effects = +(await get(counter));
  const runsPerSecond = Math.round(effects / ((performance.now() - started) / 1000));
  return { effects, missing: expected - effects, runsPerSecond };
}
