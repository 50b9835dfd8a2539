import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { readCloudEvents } from './read-cloud-events.js';

const BATCH = 'application/cloudevents-batch+json';
const STRUCTURED = 'application/cloudevents+json';
const event = { specversion: '1.0', id: 'e-1', source: '/shop', type: 'com.example.order' };
const binary = { 'ce-specversion': '1.0', 'ce-id': 'e-1', 'ce-source': '/shop', 'ce-type': 'com.example.order' };

const read = (headers: Record<string, string>, body: string | Buffer = '') =>
  readCloudEvents(
    new ProviderRequest({
      method: 'POST',
      url: 'https://hooks.example.test/hooks/k',
      headers: Object.entries(headers),
      body: Buffer.from(body),
    }),
  );
const readAs = (type: string, body: unknown) => read({ 'content-type': type }, JSON.stringify(body));

describe('a CloudEvent in the body', () => {
  test('is told by its media type, however that is written', () => {
    for (const type of [STRUCTURED, `${STRUCTURED}; charset=UTF-8`, 'Application/CloudEvents+JSON;charset=utf-8']) {
      expect(readAs(type, event)).toMatchObject({ kind: 'single', events: [{ id: 'e-1', source: '/shop' }] });
    }
  });

  test('may be of the version before, and of none that is to come', () => {
    expect(readAs(STRUCTURED, { ...event, specversion: '0.3' })).toMatchObject({ kind: 'single' });
    expect(readAs(STRUCTURED, { ...event, specversion: '2.0' })).toMatchObject({
      reason: 'The CloudEvent in the body is of another specversion than 1.0.',
    });
  });

  test.each(['', '{', 'null', '[]', '5', '{"__proto__":{"id":"1","source":"a","type":"t","specversion":"1.0"}}'])(
    'is no %s',
    (body) => {
      expect(read({ 'content-type': STRUCTURED }, body)).toMatchObject({ kind: 'refused', status: 400 });
    },
  );

  test('is refused when the body is not UTF-8', () => {
    const body = Buffer.from(JSON.stringify(event).replace('shop', 'gr\u00fcn'), 'latin1');
    expect(read({ 'content-type': STRUCTURED }, body)).toMatchObject({ kind: 'refused', status: 400 });
  });
});

describe('a batch of CloudEvents', () => {
  test('is told from a single event, whose media type begins alike', () => {
    const events = [event, { ...event, id: 'e-2', data: 5 }];
    for (const type of [BATCH, `${BATCH}; charset=UTF-8`]) {
      expect(readAs(type, events)).toMatchObject({
        kind: 'batch',
        events: [{ value: events[0] }, { value: events[1] }],
      });
    }
  });

  test('may be empty', () => {
    expect(readAs(BATCH, [])).toEqual({ kind: 'batch', events: [] });
  });

  test('is refused as a whole when one event is none, and says which', () => {
    expect(readAs(BATCH, [event, { ...event, type: undefined }])).toEqual({
      kind: 'refused',
      code: 'body.malformed',
      reason: 'Event 2 of the batch lacks one of id, source, type and specversion, which all have to be texts.',
      status: 400,
    });
    for (const other of [null, [], 'x', { ...event, id: 5 }, { ...event, source: '' }]) {
      expect(readAs(BATCH, [other])).toMatchObject({ status: 400 });
    }
  });

  test.each(['', '{', 'null', '{}', '5', JSON.stringify(event)])('is no %s', (body) => {
    expect(read({ 'content-type': BATCH }, body)).toMatchObject({ kind: 'refused', status: 400 });
  });
});

describe('a CloudEvent in headers', () => {
  test('is decoded once', () => {
    expect(read({ ...binary, 'ce-id': 'a%20%2525', 'ce-source': '/%E2%82%AC' })).toMatchObject({
      kind: 'single',
      events: [{ id: 'a %25', source: '/€' }],
    });
  });

  test('may carry any body, or none', () => {
    expect(read({ ...binary, 'content-type': 'image/png' }, Buffer.from([0xff, 0x00]))).toMatchObject({
      kind: 'single',
    });
    expect(read(binary)).toMatchObject({ kind: 'single' });
  });

  test.each(['ce-id', 'ce-subject', 'ce-myextension'])('is refused when %s is not UTF-8', (name) => {
    expect(read({ ...binary, [name]: '%C0%A0' })).toEqual({
      kind: 'refused',
      code: 'body.malformed',
      reason: 'A ce- header holds percent-encoded bytes that are no valid UTF-8.',
      status: 400,
    });
  });

  test.each(Object.keys(binary))('is refused without %s', (name) => {
    expect(read({ ...binary, [name]: '' })).toMatchObject({ kind: 'refused', status: 400 });
  });
});

describe('what is no CloudEvent', () => {
  test.each(['application/json', '', ';;;'])('is not understood: %s', (type) => {
    expect(readAs(type, event)).toEqual({
      kind: 'refused',
      code: 'body.malformed',
      reason: 'This is no CloudEvent: its content type is not application/cloudevents+json, and it has no ce- headers.',
      status: 415,
    });
  });

  test.each(['application/cloudevents+avro', 'application/cloudevents-batch+protobuf', 'application/cloudevents'])(
    'is not understood as %s',
    (type) => {
      expect(readAs(type, event)).toMatchObject({ kind: 'refused', status: 415 });
    },
  );
});
