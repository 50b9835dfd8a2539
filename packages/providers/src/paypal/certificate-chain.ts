/** Whether a chain of issuers leads from a certificate to a trusted root. */
import type { X509Certificate } from 'node:crypto';
import { isValidAt, readCertificates } from '../kit/proof/certificate.js';

/**
 * @param chain the certificate in question first, then those that came with it, in any order.
 * @param roots PEM texts of those that are trusted to begin a chain.
 */
export function leadsToRoot(chain: readonly X509Certificate[], roots: readonly string[], now: number): boolean {
  const [first, ...others] = chain;
  const trusted = readRoots(roots);
  const isTrusted = (certificate: X509Certificate, unused: readonly X509Certificate[]): boolean => {
    if (!isValidAt(certificate, now)) return false;
    if (trusted.some((root) => isValidAt(root, now) && hasIssued(root, certificate))) return true;
    return unused.some(
      (issuer) =>
        hasIssued(issuer, certificate) &&
        isTrusted(
          issuer,
          unused.filter((other) => other !== issuer),
        ),
    );
  };
  return first !== undefined && isTrusted(first, others.slice(0, 4));
}

function hasIssued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // An unknown key type or algorithm is refused.
    return false;
  }
}

/** Cached per list: parsing the more than a hundred roots that browsers trust takes milliseconds. */
const known = new WeakMap<readonly string[], readonly X509Certificate[]>();

function readRoots(roots: readonly string[]): readonly X509Certificate[] {
  const read = known.get(roots) ?? roots.flatMap(readCertificates);
  known.set(roots, read);
  return read;
}
