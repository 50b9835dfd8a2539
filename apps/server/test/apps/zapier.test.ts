import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const SEND = 'zapier.send';
const order = { fields: [{ name: 'order', value: '1001' }] };
const hook = (base: string): StoredData => ({
  kind: 'zapier-hook',
  data: { url: `${base}/hooks/catch/123456/abcdef/` },
});

describe('Zapier, by a catch hook', () => {
  playCases(
    'zapier',
    {
      ok: [SEND, { kind: 'json', json: { order: '1001' } }],
      limited: [SEND, order],
      gone: [SEND, order],
      down: [SEND, order],
    },
    hook,
  );
});
