/** Certificates that a sender publishes. Nothing here throws: an unreadable certificate counts as absent. */
import { X509Certificate, type KeyObject } from 'node:crypto';

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';
const MOST = 10;

/** Those of a PEM text, in its order. */
export const readCertificates = (pem: string): readonly X509Certificate[] =>
  pemTexts(pem)
    .slice(0, MOST)
    .flatMap((text) => {
      try {
        return [new X509Certificate(text)];
      } catch {
        return [];
      }
    });

const pemTexts = (pem: string): string[] =>
  pem
    .split(END)
    .slice(0, -1)
    .filter((before) => before.includes(BEGIN))
    .map((before) => before.slice(before.lastIndexOf(BEGIN)) + END);

/** @param now Unix time in milliseconds. */
export const isValidAt = ({ validFrom, validTo }: X509Certificate, now: number): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);

/** Its public key; undefined when it is not one of RSA. */
export function rsaKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey.asymmetricKeyType === 'rsa' ? certificate.publicKey : undefined;
  } catch {
    return undefined;
  }
}
