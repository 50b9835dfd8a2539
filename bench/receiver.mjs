#!/usr/bin/env node
// The outside world of a benchmark or a crash test: counts the distinct orders (orderId, order.id or the text's first
// "o<number>") that reached it, and how many came more than once with a different or no Idempotency-Key.
//   node receiver.mjs [port=5700] [delayMs=0]      GET /count /duplicates /reset; POST /pass is not counted
import http from 'node:http';

const [port = 5700, delay = 0] = process.argv.slice(2);
const seen = new Map(); // order -> Set of idempotency keys, and a count
let doubled = 0;
http
  .createServer((req, res) => {
    const answer = (text) => setTimeout(() => res.end(text), +delay);
    if (req.url === '/count') return res.end(String(seen.size));
    if (req.url === '/duplicates') return res.end(String(doubled));
    if (req.url === '/reset') {
      seen.clear();
      doubled = 0;
      return res.end('0');
    }
    let text = '';
    req
      .on('data', (c) => (text += c))
      .on('end', () => {
        res.setHeader('content-type', 'application/json');
        if (req.url === '/pass') return answer('{"ok":true}');
        const order = /"(?:orderId|id)"\s*:\s*"(o[\d-]+)"/.exec(text)?.[1] ?? /\b(o\d+)\b/.exec(text)?.[1] ?? text;
        const key = req.headers['idempotency-key'];
        const keys = seen.get(order);
        if (!keys) seen.set(order, new Set([key]));
        else if (key && keys.has(key)) {
          /* a repeat that a receiver honouring the key would ignore */
        } else {
          doubled++;
          keys.add(key);
        }
        answer('{"ok":true}');
      });
  })
  .listen(+port, '127.0.0.1');
