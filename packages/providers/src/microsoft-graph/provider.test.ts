import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { microsoftGraph } from './provider.js';

const clientState = 'secretClientValue';
const credentials = [{ clientState }];
const [valid] = vectorsOf('microsoft-graph');

const requestWith = (body: string, query = '', method = 'POST'): ProviderRequest =>
  new ProviderRequest({
    method,
    url: `https://hooks.example.test/hooks/k${query}`,
    headers: [['content-type', 'text/plain; charset=utf-8']],
    body: Buffer.from(body),
  });
const receive = (body: unknown, given = credentials) =>
  verifyWith(microsoftGraph, requestWith(JSON.stringify(body)), { credentials: given });

describe('Microsoft Graph', () => {
  test.each(vectorsOf('microsoft-graph'))('$expect: $name', async (vector) => {
    await expectVector(microsoftGraph, vector, { clientState: vector.config?.['clientState'] });
  });

  test('refuses another client state', async () => {
    await expectMutantsRefused(microsoftGraph, valid!, {
      credential: { clientState },
      headers: [],
      secret: 'clientState',
      bodyIsSigned: false,
    });
  });

  test('answers the question for the address with the decoded token, as plain text', async () => {
    const query = '?a=1&validationToken=Validation%3a+Testing+client%20%3Cb%3E%2B%C3%BC';
    for (const given of [[], credentials]) {
      expect(await verifyWith(microsoftGraph, requestWith('', query), { credentials: given })).toEqual({
        kind: 'handshake',
        identity: { id: null, type: null },
        verified: null,
        handshake: {
          kind: 'handshake',
          reason: 'Microsoft Graph tried whether this address is here.',
          signed: false,
          response: {
            status: 200,
            headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
            body: 'Validation: Testing client <b>+ü',
          },
        },
      });
    }
  });

  test('takes a notification for one, whatever the address says', async () => {
    const request = requestWith('{"value":[{"clientState":"x"}]}', '?validationToken=x');
    expect(await verifyWith(microsoftGraph, request, { credentials })).toMatchObject({ code: 'token.wrong' });
    const get = requestWith('', '?validationToken=x', 'GET');
    expect(await verifyWith(microsoftGraph, get, { credentials })).toMatchObject({ kind: 'refused' });
  });

  test('checks every notification, and says which one is wrong', async () => {
    const good = { clientState, changeType: 'updated' };
    expect(await receive({ value: [good, { ...good, clientState: 'x' }, good] })).toEqual({
      kind: 'refused',
      code: 'token.wrong',
      reason: 'Notification 2 of 3 has another clientState. Is it the one that the subscription was created with?',
    });
    for (const state of [undefined, null, '', 5, [clientState], { length: 17 }]) {
      expect(await receive({ value: [good, { ...good, clientState: state }] })).toMatchObject({ kind: 'refused' });
    }
    expect(await receive({ value: [{ changeType: 'updated' }] })).toMatchObject({
      reason: 'The notification has no clientState. Create the subscription again with one.',
    });
  });

  test('takes nothing that proves nothing', async () => {
    for (const body of [{ value: [] }, {}, [], null, 'text', { value: { clientState } }, { clientState }]) {
      expect(await receive(body)).toMatchObject({ kind: 'refused', code: 'body.malformed' });
    }
  });

  test('tells Graph that events are worked on later', async () => {
    expect(await verifyWith(microsoftGraph, requestOf(valid!), { credentials })).toMatchObject({
      response: { status: 202 },
    });
  });

  test('makes an event of each notification, lifecycle notifications too', async () => {
    const value = [
      { id: 'n1', clientState, changeType: 'created' },
      { clientState, subscriptionId: 's', lifecycleEvent: 'reauthorizationRequired' },
    ];
    expect(await receive({ value })).toMatchObject({
      elements: [
        { id: 'n1', type: 'created', value: value[0] },
        { id: null, type: 'reauthorizationRequired', duplicateKey: null, value: value[1] },
      ],
    });
  });

  test('tells notifications without an id by what changed and its etag', async () => {
    const change = { subscriptionId: 's', resource: 'me/events/1', changeType: 'updated', clientState };
    const value = [{ ...change, resourceData: { '@odata.etag': 'W/"1"' } }, change];
    expect(await receive({ value })).toMatchObject({
      elements: [
        { id: null, duplicateKey: 's me/events/1 updated W/"1"' },
        { id: null, duplicateKey: null },
      ],
    });
  });

  test('leaves the duplicate key to the id where there is one', async () => {
    expect(await receive({ value: [{ id: 'n1', clientState }] })).toMatchObject({
      elements: [{ id: 'n1', type: null, value: { id: 'n1', clientState } }],
    });
    expect(microsoftGraph.elements!(requestWith('{"value":[{"id":"n1"}]}'))![0]).not.toHaveProperty('duplicateKey');
  });

  test('knows its notifications and its question, and nothing like them', () => {
    expect(microsoftGraph.detect(requestOf(valid!))).toBe(true);
    expect(microsoftGraph.detect(requestWith('', '?validationToken=x'))).toBe(true);
    for (const body of ['', '{}', '{"value":[]}', '{"value":[null]}', '{"value":[{"subscriptionId":"s"}]}', 'null']) {
      expect(microsoftGraph.detect(requestWith(body))).toBe(false);
    }
  });

  test('takes rubbish for one event when nothing is checked', async () => {
    for (const body of ['', 'null', '[]', '{"value":5}', '\u0000']) {
      const received = await verifyWith(microsoftGraph, requestWith(body));
      expect(received).toMatchObject({ kind: 'event', identity: { id: null, type: null }, elements: null });
    }
    const nested = await verifyWith(microsoftGraph, requestWith('{"value":[null,[],5,{"__proto__":{"id":"x"}}]}'));
    expect(nested).toMatchObject({ elements: Array.from({ length: 4 }, () => ({ id: null, type: null })) });
  });
});
