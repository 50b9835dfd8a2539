/** Issues certificates (X.509 in DER, RFC 5280), so that tests can have any that a sender or an attacker might have. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface Issued {
  readonly pem: string;
  readonly privateKey: KeyObject;
}

interface Wish {
  /** Its name: one list for each part of it, of attributes that stand in it together. Default: the common name `name`. */
  readonly subject?: readonly (readonly (readonly [attribute: 'CN' | 'O', value: string])[])[];
  /** Default: itself. */
  readonly issuer?: { readonly wish: Wish; readonly privateKey: KeyObject };
  readonly name?: string;
  /** Whether it may issue others. Default false. */
  readonly authority?: boolean;
  /** Years. Default 2020 to 2040. */
  readonly valid?: readonly [from: number, to: number];
  /** Default: one on P-256 of its own. Those of RSA take long to make, so all share one. */
  readonly key?: 'rsa';
}

export function makeCertificate(wish: Wish): Issued & { readonly wish: Wish } {
  const { publicKey, privateKey } =
    wish.key === 'rsa' ? rsaKeys() : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const issuer = wish.issuer ?? { wish, privateKey };
  const algorithm =
    issuer.privateKey.asymmetricKeyType === 'ec'
      ? sequence(identifier(1, 2, 840, 10045, 4, 3, 2))
      : sequence(identifier(1, 2, 840, 113549, 1, 1, 11), der(0x05));
  const [from, to] = wish.valid ?? [2020, 2040];
  const basicConstraints = sequence(
    identifier(2, 5, 29, 19),
    der(0x01, Buffer.from([0xff])),
    der(0x04, wish.authority ? sequence(der(0x01, Buffer.from([0xff]))) : sequence()),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, ...Buffer.from(wish.name ?? 'x').subarray(0, 15)])),
    algorithm,
    nameOf(issuer.wish),
    sequence(...[from, to].map((year) => der(0x18, Buffer.from(`${year}0101000000Z`)))),
    nameOf(wish),
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(basicConstraints)),
  );
  const signature = sign('sha256', content, issuer.privateKey);
  const certificate = sequence(content, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = certificate
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n');
  return { wish, privateKey, pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}

let rsa: ReturnType<typeof makeRsaKeys> | undefined;
const makeRsaKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaKeys = () => (rsa ??= makeRsaKeys());

const ATTRIBUTES = { CN: [2, 5, 4, 3], O: [2, 5, 4, 10] } as const;

const nameOf = ({ name = 'x', subject = [[['CN', name]]] }: Wish): Buffer =>
  sequence(
    ...subject.map((part) =>
      der(
        0x31,
        ...part.map(([attribute, value]) =>
          sequence(identifier(...ATTRIBUTES[attribute]), der(0x0c, Buffer.from(value))),
        ),
      ),
    ),
  );

const sequence = (...contents: readonly Buffer[]): Buffer => der(0x30, ...contents);

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function identifier(...numbers: readonly number[]): Buffer {
  const [first = 0, second = 0, ...others] = numbers;
  const digits = (value: number): number[] => {
    const low = [value % 128];
    for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) low.unshift((rest % 128) + 128);
    return low;
  };
  return der(0x06, Buffer.from([first * 40 + second, ...others.flatMap(digits)]));
}
