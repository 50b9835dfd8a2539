import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const TRIGGER = 'ifttt.trigger';
const order = { event: 'order', value1: 'A', value2: 'B' };
const key = (baseUrl: string): StoredData => ({ kind: 'ifttt-key', data: { key: 'keyABC', baseUrl } });

describe('IFTTT, by Webhooks', () => {
  playCases(
    'ifttt',
    {
      values: [TRIGGER, order],
      json: [TRIGGER, { event: 'order', kind: 'json', json: { id: 1 } }],
      'bad-key': [TRIGGER, order],
      down: [TRIGGER, order],
    },
    key,
  );
});
