#!/usr/bin/env node
// The outside world of the proof: takes effects, honours Idempotency-Key, and fails a share of its calls with 500, 503 or a
// cut connection, before or after taking effect. Whoever repeats a call with its key gets the first answer again.
//   node receiver.mjs PORT SEED FAILING TOOK_MS     POST /effects   GET /count   GET /effects
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const [port, seed, failing, tookMs] = process.argv.slice(2);
const WAYS_TO_FAIL = [
  { status: 500, after: false },
  { status: 503, after: false },
  { status: 0, after: false },
  { status: 500, after: true },
  { status: 0, after: true },
];

/** By event, step and key: what was done, when, and how often it was asked for. */
const effects = new Map();
const totals = { calls: 0, failures: 0, repeats: 0 };

const server = createServer((request, response) => {
  if (request.url === '/count') return respond(response, 200, { effects: effects.size, ...totals });
  if (request.method === 'GET') return respond(response, 200, { ...totals, effects: [...effects.values()] });
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => take(request, response, JSON.parse(Buffer.concat(chunks).toString('utf8'))));
});
server.listen(Number(port), '127.0.0.1', () => console.log('The receiver is ready.'));

function take(request, response, { event, step, restsOn = [] }) {
  const key = request.headers['idempotency-key'] ?? '';
  const call = ++totals.calls;
  const luck = drawFrom(`${seed}/${key}/${call}`);
  const failure = luck.share < Number(failing) ? WAYS_TO_FAIL[luck.way] : undefined;
  // A moment passes on both sides of the effect, so that a kill finds calls under way.
  setTimeout(() => {
    if (failure && !failure.after) return fail(request, response, failure);
    const receipt = takeEffect(event, step, key, restsOn);
    setTimeout(() => (failure ? fail(request, response, failure) : respond(response, 200, { receipt })), luck.ms);
  }, luck.ms);
}

function takeEffect(event, step, key, restsOn) {
  const id = `${event} ${step} ${key}`;
  const known = effects.get(id);
  if (known) totals.repeats++;
  // Without a key nobody can tell a repeat from a second order.
  const shown = restsOn.filter((receipt) => receipt !== null);
  const effect = known ?? {
    event,
    step,
    key,
    restsOn: shown,
    receipt: `r${effects.size + 1}`,
    at: Date.now(),
    taken: 0,
  };
  if (!known || key === '') effect.taken++;
  effects.set(id, effect);
  return effect.receipt;
}

function fail(request, response, { status }) {
  totals.failures++;
  if (status === 0) return request.socket.destroy();
  if (status === 503) response.setHeader('retry-after', '1');
  respond(response, status, { failed: 'on purpose' });
}

const respond = (response, status, body) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Chance that the seed decides, and nothing else. */
function drawFrom(text) {
  const bytes = createHash('sha1').update(text).digest();
  return {
    share: bytes.readUInt32LE(0) / 2 ** 32,
    way: bytes[4] % WAYS_TO_FAIL.length,
    ms: (0.2 + bytes[5] / 320) * (Number(tookMs) / 2),
  };
}
