import { describe, expect, test } from 'vitest';
import { makeRequest } from '../testing/make-request.js';
import { listElements } from './list-elements.js';

const listOf = (body: unknown) => listElements(makeRequest({ body })) ?? [];
const entryWith = (more: object) => ({ object: 'page', entry: [{ id: 'P', time: 7, ...more }] });
const message = (mid: string, more: object = {}) => ({ sender: { id: 'S' }, timestamp: 1, message: { mid, ...more } });

describe('the events in a request of Meta', () => {
  test('gives each part of each entry its own name, type and value', () => {
    const body = {
      object: 'page',
      entry: [
        { id: 'P', time: 7, messaging: [message('m_1'), { timestamp: 2, read: { watermark: 2 } }] },
        { id: 'Q', time: 8, changes: [{ field: 'leadgen', value: { leadgen_id: 'L' } }] },
      ],
    };
    expect(listOf(body)).toEqual([
      { id: 'm_1', type: 'page.messages', value: { object: 'page', id: 'P', time: 7, ...message('m_1') } },
      {
        id: null,
        type: 'page.message_reads',
        duplicateKey: expect.stringMatching(/ 0 messaging 1$/),
        value: { object: 'page', id: 'P', time: 7, timestamp: 2, read: { watermark: 2 } },
      },
      {
        id: 'L',
        type: 'page.leadgen',
        value: { object: 'page', id: 'Q', time: 8, field: 'leadgen', value: { leadgen_id: 'L' } },
      },
    ]);
  });

  test.each([
    ['message_edits', { message_edit: { mid: 'm_1' } }],
    ['messaging_postbacks', { postback: { mid: 'm_1', payload: 'GO' } }],
    ['message_reactions', { reaction: { mid: 'm_1', action: 'react' } }],
    ['message_deliveries', { delivery: { mids: ['m_1'] } }],
    ['messages', message('m_1', { is_deleted: true })],
    ['messaging', { something_new: {} }],
  ])('does not take the id of a message for that of %s', (field, item) => {
    expect(listOf(entryWith({ messaging: [item] }))).toMatchObject([
      { id: null, type: `page.${field}`, duplicateKey: expect.any(String) },
    ]);
  });

  test('tells echoes and other apps’ conversations from messages', () => {
    const body = entryWith({ messaging: [message('m_1', { is_echo: true })], standby: [message('m_2')] });
    expect(listOf(body)).toMatchObject([
      { id: 'm_1', type: 'page.message_echoes' },
      { id: 'm_2', type: 'page.standby' },
    ]);
  });

  test('names the one message of a change from WhatsApp, and no status', () => {
    const typesOf = (value: object) => {
      const changes = [{ field: 'messages', value }];
      return listOf({ object: 'whatsapp_business_account', entry: [{ id: 'W', changes }] }).map(({ id }) => id);
    };
    expect(typesOf({ messages: [{ id: 'wamid.1' }] })).toEqual(['wamid.1']);
    expect(typesOf({ messages: [{ id: 'wamid.1' }, { id: 'wamid.2' }] })).toEqual([null]);
    expect(typesOf({ statuses: [{ id: 'wamid.1', status: 'read' }] })).toEqual([null]);
  });

  test('keeps all digits of an id that was sent as a number', () => {
    const changes = '[{"field":"leadgen","value":{"leadgen_id":444444444444444444}}]';
    const request = makeRequest({ body: `{"object":"page","entry":[{"id":"P","changes":${changes}}]}` });
    expect(listElements(request)).toMatchObject([{ id: '444444444444444444' }]);
  });

  test('gives the second try the same keys, and two parts that are alike different ones', () => {
    const change = { field: 'feed', value: { item: 'like' } };
    const keys = (time: number) =>
      listOf({ object: 'page', entry: [{ id: 'P', time, changes: [change, change] }] }).map((one) => one.duplicateKey);
    expect(keys(1)).toEqual(keys(1));
    expect(new Set([...keys(1), ...keys(2)]).size).toBe(4);
  });

  test('takes an entry without lists for one event', () => {
    expect(listOf(entryWith({ changed_fields: ['about'] }))).toEqual([
      {
        id: null,
        type: 'page',
        duplicateKey: expect.any(String),
        value: { object: 'page', id: 'P', time: 7, changed_fields: ['about'] },
      },
    ]);
  });

  test('loses no entry that is none, and pollutes nothing', () => {
    expect(listOf({ entry: [null, 7, { changes: [null, 'x'] }] })).toMatchObject([
      { id: null, type: null },
      { id: null, type: null },
      { id: null, type: null, value: null },
      { id: null, type: null, value: 'x' },
    ]);
    listOf('{"object":"page","entry":[{"__proto__":{"polluted":1},"changes":[{"__proto__":{"polluted":1}}]}]}');
    expect({}).not.toHaveProperty('polluted');
  });

  test('is one event when there is no list of entries', () => {
    for (const body of ['', 'null', { object: 'page' }, { object: 'page', entry: [] }, { entry: {} }]) {
      expect(listElements(makeRequest({ body }))).toBeNull();
    }
  });

  test('takes the thousand updates of a full request', () => {
    const entry = Array.from({ length: 1000 }, (_, at) => ({ id: String(at), messaging: [message(`m_${at}`)] }));
    expect(new Set(listOf({ object: 'page', entry }).map(({ id }) => id)).size).toBe(1000);
  });
});
