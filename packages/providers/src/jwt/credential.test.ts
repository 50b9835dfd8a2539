import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { credential } from './credential.js';

const secret = 'Straße 42';
const keySetUrl = 'https://id.example.com/jwks.json';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));

describe('the credential of a signed token', () => {
  const messageFor = (fields: object): string | undefined => {
    const [issue] = credential.safeParse(fields).error?.issues ?? [];
    return issue && `${issue.path.join('.')}: ${issue.message}`;
  };

  test('asks for the key of the chosen kind only', () => {
    expect(messageFor({ secret, publicKey: 'x', keySetUrl: 'x' })).toBeUndefined();
    expect(messageFor({ keyKind: 'publicKey', publicKey: pem })).toBeUndefined();
    expect(messageFor({ keyKind: 'keySet', keySetUrl })).toBeUndefined();
    expect(messageFor({})).toBe('secret: Fill in Shared secret');
    expect(messageFor({ keyKind: 'publicKey' })).toMatch(/^publicKey: Paste a public key/);
  });

  test('takes a key for no shared secret, and no private key', () => {
    expect(messageFor({ secret: pem })).toBe(
      'secret: This is a key in PEM form and no shared secret: choose “A public key” above',
    );
    const privatePem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(messageFor({ keyKind: 'publicKey', publicKey: privatePem })).toMatch(/^publicKey:/);
  });

  test.each([
    'http://id.example.com/jwks',
    'file:///etc/passwd',
    'https://a:b@id.example.com',
    'id.example.com',
    '',
    'https://',
  ])('takes no key set from %s', (address) => {
    expect(messageFor({ keyKind: 'keySet', keySetUrl: address })).toBe(
      'keySetUrl: Fill in an address that begins with https://',
    );
  });

  test('takes nothing for a header that cannot be one', () => {
    for (const header of ['', 'X Token', 'X:Token', 'X\nY']) {
      expect(messageFor({ secret, header })).toBe('header: Fill in the name of a header');
    }
  });
});
