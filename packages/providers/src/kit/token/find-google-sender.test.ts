import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../provider-request.js';
import { findGoogleSender } from './find-google-sender.js';

const find = (headers: Record<string, string>, body: unknown = {}) =>
  findGoogleSender(
    new ProviderRequest({
      method: 'POST',
      url: 'https://a.test',
      headers: Object.entries(headers),
      body: Buffer.from(JSON.stringify(body)),
    }),
  );
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const bearer = (claims: unknown): string => `Bearer ${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;

const cloudEvent = { 'ce-id': '1', 'ce-source': '/a', 'ce-type': 'com.example.order', 'ce-specversion': '1.0' };
const wrapped = { message: { messageId: '1' }, subscription: 'projects/p/subscriptions/s' };
const agent = { 'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)' };
const functionToken = { iss: 'https://accounts.google.com', email: 'f@p.iam.gserviceaccount.com' };

describe('findGoogleSender', () => {
  test('knows Pub/Sub by its wrapping, its headers or its name', () => {
    expect(find({}, wrapped)).toBe('google-pubsub');
    expect(find({ 'x-goog-pubsub-message-id': '1' }, 'anything')).toBe('google-pubsub');
    expect(find({ 'user-agent': 'CloudPubSub-Google' }, { status: 1 })).toBe('google-pubsub');
    expect(find({ ...cloudEvent, 'x-goog-pubsub-message-id': '1' })).toBe('google-pubsub');
  });

  test('knows Eventarc by Google’s types and clients, also around a Pub/Sub message', () => {
    expect(find({ ...cloudEvent, 'ce-type': 'google.cloud.storage.object.v1.finalized' })).toBe('google-eventarc');
    expect(find({ ...cloudEvent, ...agent }, wrapped)).toBe('google-eventarc');
  });

  test('takes no CloudEvent of another sender for Google’s', () => {
    expect(find(cloudEvent)).toBeUndefined();
    expect(find({ ...cloudEvent, 'ce-type': 'com.google.x' }, wrapped)).toBeUndefined();
  });

  test('knows a function by the token of its service account', () => {
    expect(find({ authorization: bearer(functionToken) })).toBe('google-cloud-functions');
    for (const claims of [
      { ...functionToken, iss: 'https://a.test' },
      { ...functionToken, email: 'a@gmail.com' },
      [],
      null,
    ]) {
      expect(find({ authorization: bearer(claims) })).toBeUndefined();
    }
    const scheduler = { 'user-agent': 'Google-Cloud-Scheduler', authorization: bearer(functionToken) };
    expect(find(scheduler)).toBeUndefined();
  });

  test.each([
    null,
    [],
    'text',
    { message: null },
    { message: { messageId: '1' } },
    { subscription: wrapped.subscription },
  ])('finds nobody in %o', (body) => {
    expect(find({ authorization: 'Bearer a.b.c' }, body)).toBeUndefined();
  });
});
