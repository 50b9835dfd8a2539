#!/usr/bin/env node
// Fires N webhook posts at a URL over C keep-alive connections, prints acknowledgement rate and latency, then (given a
// counter URL, see receiver.mjs) waits until every accepted event has had its effect and prints runs per second.
//   node load.mjs http://127.0.0.1:3000/hooks/KEY 10000 50 http://127.0.0.1:5700/count [effects per event]
// With --secret=… each event is a delivery of GitHub's, with an id and signed with it. All are made before the first is sent.
import { createHmac, randomUUID } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { secret: { type: 'string' } } });
const [url, total = 1000, connections = 50, counter, effectsPerEvent = 1] = positionals;
const body = (n) =>
  JSON.stringify({
    order: { id: `o${n}`, total: 20 + (n % 50) },
    customer: { name: `Ann ${n}` },
    items: [
      { sku: 'a', qty: 1 },
      { sku: 'b', qty: 2 },
    ],
  });
const delivery = (payload) => {
  const signature = createHmac('sha256', values.secret).update(payload).digest('hex');
  return `X-GitHub-Event: push\r\nX-GitHub-Delivery: ${randomUUID()}\r\nX-Hub-Signature-256: sha256=${signature}\r\n`;
};
const request = (payload) =>
  `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\n${values.secret ? delivery(payload) : ''}Content-Length: ${Buffer.byteLength(payload)}\r\n\r\n${payload}`;
const get = (u) =>
  new Promise((resolve, reject) =>
    http
      .get(u, (res) => {
        let text = '';
        res.on('data', (c) => (text += c)).on('end', () => resolve(text));
      })
      .on('error', reject),
  );
// One keep-alive connection, spoken by hand: on a small machine the load generator must cost less than what it measures.
const { hostname, port, pathname } = new URL(url);
const connect = () =>
  new Promise((resolve, reject) => {
    const socket = net.connect(+port || 80, hostname);
    let text = '';
    let done;
    const finish = (status) => {
      text = '';
      done?.(status);
    };
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
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
            new Promise((r) => {
              done = r;
              socket.write(request);
            }),
        ),
      );
  });

if (counter) await get(counter.replace(/count$/, 'reset'));
const requests = Array.from({ length: +total }, (_, n) => request(body(n)));
const latencies = [];
const statuses = {};
let next = 0;
const started = performance.now();
await Promise.all(
  Array.from({ length: +connections }, async () => {
    let post = await connect();
    while (next < +total) {
      const event = requests[next++];
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
const q = (p) => +latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * p))].toFixed(1);
const accepted = Object.entries(statuses).reduce((n, [s, k]) => n + (s >= 200 && s < 300 ? k : 0), 0);
const report = {
  acksPerSecond: Math.round(+total / seconds),
  p50: q(0.5),
  p95: q(0.95),
  p99: q(0.99),
  max: q(1),
  statuses,
};
if (counter) {
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
  report.effects = +(await get(counter));
  report.missing = expected - report.effects;
  report.runsPerSecond = Math.round(report.effects / ((performance.now() - started) / 1000));
}
console.log(JSON.stringify(report));
process.exit(0);
