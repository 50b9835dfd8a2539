#!/usr/bin/env node
// The outside world of a benchmark: counts the distinct orders (orderId, order.id or the text's first "o<number>") that
// reached it, and how many came more than once with a different or no Idempotency-Key.
//   node receiver.js [port=5700] [delayMs=0]      GET /count /duplicates /reset; POST /pass is not counted
import http from 'node:http';

const [port = 5700, delay = 0] = process.argv.slice(2);
/** The idempotency keys of each order. */
const seen = new Map<string, Set<string | undefined>>();
let doubled = 0;
http
  .createServer((req, res) => {
    if (req.url === '/count') res.end(String(seen.size));
    else if (req.url === '/duplicates') res.end(String(doubled));
    else if (req.url === '/reset') {
      seen.clear();
      doubled = 0;
      res.end('0');
    } else take(req, res);
  })
  .listen(+port, '127.0.0.1');

function take(req: http.IncomingMessage, res: http.ServerResponse): void {
  let text = '';
  req
    .on('data', (c: Buffer) => (text += c))
    .on('end', () => {
      res.setHeader('content-type', 'application/json');
      if (req.url !== '/pass') count(text, req.headers['idempotency-key']?.toString());
      setTimeout(() => res.end('{"ok":true}'), +delay);
    });
}

function count(text: string, key: string | undefined): void {
  const order = /"(?:orderId|id)"\s*:\s*"(o[\d-]+)"/.exec(text)?.[1] ?? /\b(o\d+)\b/.exec(text)?.[1] ?? text;
  const keys = seen.get(order);
  if (!keys) seen.set(order, new Set([key]));
  else if (key && keys.has(key)) {
    /* a repeat that a receiver honouring the key would ignore */
  } else {
    doubled++;
    keys.add(key);
  }
}
