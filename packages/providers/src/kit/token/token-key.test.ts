import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPublicKey } from './token-key.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(rsa.publicKey.export({ type: 'spki', format: 'pem' }));

/** Self-signed, P-256, made for this test. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBczCCARugAwIBAgIUbND1wo4tKrH1kgLO08KM+BUtNkAwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjcxNTU4MDNaGA8yMTI2MTEwMzE1NTgw
M1owDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPNu
ev8WoqaH392046v6ADT/HSLj5zteecQM6a58RFqSYpJZWiRylmrIaKPa+OaSOFfY
UOQJOO7t0yjtef2DxYWjUzBRMB0GA1UdDgQWBBQd6nXv9PaBm2PATH723pIuExu1
azAfBgNVHSMEGDAWgBQd6nXv9PaBm2PATH723pIuExu1azAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0YAMEMCIBQCDDouMoyo5FlFRtA6bLOlLYZaSSKO1XdA
On/LHCExAh9bf8X6siQ/1SddLPpeFh7U0rAw4v1eXFGZrJasmJiS
-----END CERTIFICATE-----`;

describe('readPublicKey', () => {
  test('reads a key however its lines were broken', () => {
    const whole = readPublicKey(pem);
    expect(whole).toMatchObject({ kind: 'public-key', key: { kty: 'RSA', e: 'AQAB' } });
    for (const text of [
      pem.replaceAll('\n', ' '),
      pem.replaceAll('\n', ''),
      pem.replaceAll('\n', '\\n'),
      pem.replaceAll('\n', '\r\n'),
      `Here it is:\n${pem}`,
    ]) {
      expect(readPublicKey(text)).toEqual(whole);
    }
    expect(readPublicKey(String(rsa.publicKey.export({ type: 'pkcs1', format: 'pem' })))).toEqual(whole);
  });

  test('takes the key of a certificate', () => {
    expect(readPublicKey(CERTIFICATE)).toMatchObject({ key: { kty: 'EC', crv: 'P-256' }, algorithms: ['ES256'] });
  });

  test.each([
    ['P-256', ['ES256']],
    ['P-384', ['ES384']],
    ['P-521', ['ES512']],
    ['secp256k1', undefined],
  ])('lets the curve %s decide the algorithm', (namedCurve, algorithms) => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve });
    const read = readPublicKey(String(publicKey.export({ type: 'spki', format: 'pem' })));
    expect(read?.algorithms).toEqual(algorithms);
  });

  test('takes no private key, no short key and no rubbish', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    for (const text of [
      String(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      String(short.publicKey.export({ type: 'spki', format: 'pem' })),
      '',
      'secret',
      '-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----',
      pem.replace('END PUBLIC', 'END RSA PUBLIC'),
    ]) {
      expect(readPublicKey(text)).toBeUndefined();
    }
  });
});
