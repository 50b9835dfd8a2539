import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCertificate } from '../testing/make-certificate.js';
import { leadsToRoot } from './certificate-chain.js';

const now = Date.parse('2030-06-01T00:00:00Z');
const root = makeCertificate({ name: 'Root', authority: true });
const between = makeCertificate({ name: 'Between', authority: true, issuer: root });
const leaf = makeCertificate({ name: 'leaf.test', issuer: between });

const leads = (certificates: readonly { readonly pem: string }[], roots = [root], time = now) =>
  leadsToRoot(
    certificates.map(({ pem }) => new X509Certificate(pem)),
    roots.map(({ pem }) => pem),
    time,
  );

describe('a chain of certificates', () => {
  test('is trusted when it leads to a root, in whatever order its links come', () => {
    expect(leads([leaf, between])).toBe(true);
    expect(leads([leaf, root, between])).toBe(true);
    expect(leads([between])).toBe(true);
    expect(leads([leaf], [between])).toBe(true);
  });

  test('is not trusted without a link, without a root, or by its own word', () => {
    expect(leads([leaf])).toBe(false);
    expect(leads([leaf, between], [])).toBe(false);
    expect(leads([leaf, between, root], [makeCertificate({ name: 'Other', authority: true })])).toBe(false);
    expect(leads([])).toBe(false);
  });

  test('is not trusted because of a name: the issuer’s key has to have signed', () => {
    const imitation = makeCertificate({ name: 'Root', authority: true });
    expect(leads([makeCertificate({ name: 'leaf.test', issuer: imitation })])).toBe(false);
    expect(leads([makeCertificate({ name: 'leaf.test', issuer: imitation }), imitation])).toBe(false);
  });

  test('is not trusted through a certificate that may issue no others', () => {
    const plain = makeCertificate({ name: 'plain.test', issuer: root });
    const forged = makeCertificate({ name: 'forged.test', issuer: plain });
    expect(leads([plain])).toBe(true);
    expect(leads([forged, plain])).toBe(false);
    expect(leads([forged, plain], [root, plain])).toBe(false);
  });

  test('is trusted only while every link and the root are valid', () => {
    const old = [2020, 2025] as const;
    const oldRoot = makeCertificate({ name: 'Root', authority: true, valid: old });
    const oldBetween = makeCertificate({ name: 'Between', authority: true, issuer: root, valid: old });
    expect(leads([makeCertificate({ issuer: root, valid: old })])).toBe(false);
    expect(leads([makeCertificate({ issuer: oldBetween }), oldBetween])).toBe(false);
    expect(leads([makeCertificate({ issuer: oldRoot })], [oldRoot])).toBe(false);
    expect(leads([makeCertificate({ issuer: oldRoot })], [oldRoot], Date.parse('2024-01-01T00:00:00Z'))).toBe(true);
  });

  test('ends for links that have issued each other', () => {
    const many = Array.from({ length: 10 }, () => makeCertificate({ name: 'Loop', authority: true }));
    expect(leads(many, [])).toBe(false);
  });
});
