/** How a sender signs, as a form. What would prove nothing, or could never fit, is found when it is entered. */
import { oneOf, plainText, secretText } from '@hookline/credentials';
import { z } from 'zod';
import { decodeSignature } from '../kit/proof/signature.js';
import { holds, unknownPlaceholders } from './signed-parts.js';

const fields = z.object({
  secret: secretText({ label: 'Secret', help: 'The same as at the sender.' }),
  secretEncoding: oneOf(
    { utf8: 'As text, just as it stands', hex: 'As hex digits', base64: 'As base64' },
    {
      label: 'The secret is meant',
      help: 'As text, unless the sender’s documentation says that it has to be decoded.',
    },
    'utf8',
  ),
  header: plainText({ label: 'Header of the signature' }, 'X-Signature'),
  prefix: plainText({ label: 'In front of the signature', placeholder: 'sha256=', help: 'Often nothing.' }, ''),
  algorithm: oneOf(
    { sha256: 'SHA-256', sha1: 'SHA-1', sha384: 'SHA-384', sha512: 'SHA-512' },
    { label: 'Algorithm' },
    'sha256',
  ),
  encoding: oneOf(
    { hex: 'Hex digits', base64: 'Base64', base64url: 'Base64 for URLs' },
    { label: 'The signature is written as' },
    'hex',
  ),
  template: plainText(
    {
      label: 'Signed text',
      placeholder: '{timestamp}.{body}',
      help: 'Out of {timestamp}, {id}, {method}, {url} and {body}. A new line is written as \\n.',
    },
    '{body}',
  ),
  timestampHeader: plainText(
    {
      label: 'Header of the timestamp',
      placeholder: 'X-Timestamp',
      help: 'Keeps a request from being sent again much later, when {timestamp} is part of the signed text.',
    },
    '',
  ),
  timestampUnit: oneOf(
    { seconds: 'Seconds', milliseconds: 'Milliseconds' },
    { label: 'The timestamp counts', help: 'Since 1970 (Unix time).' },
    'seconds',
  ),
  toleranceSeconds: plainText({ label: 'A request may be older or newer by (seconds)' }, '300'),
  idHeader: plainText({ label: 'Header of the event’s id', help: 'The same id again is the same event.' }, ''),
  typeHeader: plainText({ label: 'Header of the event’s type' }, ''),
});

export type HmacCredential = z.output<typeof fields>;

const rule = (path: keyof HmacCredential, error: string) => ({ path: [path], error });

export const credential = fields
  .refine(
    (entered) => keyOf(entered) !== undefined,
    rule('secret', 'The secret is not written in the way chosen below it.'),
  )
  .refine(({ header }) => /^\S+$/.test(header), rule('header', 'Fill in the header of the signature, without spaces.'))
  .refine(
    ({ template }) => holds(template, 'body'),
    rule('template', 'Put {body} into the signed text: otherwise anyone could change it.'),
  )
  .refine(
    ({ template }) => unknownPlaceholders(template).length === 0,
    rule('template', 'Known in braces are {timestamp}, {id}, {method}, {url} and {body} only.'),
  )
  .refine(
    ({ template, timestampHeader }) => timestampHeader !== '' || !holds(template, 'timestamp'),
    rule('timestampHeader', 'The signed text holds {timestamp}: fill in the header that it comes in.'),
  )
  .refine(
    ({ template, idHeader }) => idHeader !== '' || !holds(template, 'id'),
    rule('idHeader', 'The signed text holds {id}: fill in the header that it comes in.'),
  )
  .refine(
    ({ toleranceSeconds }) => /^[1-9]\d{0,6}$/.test(toleranceSeconds),
    rule('toleranceSeconds', 'Fill in a whole number of seconds, such as 300.'),
  );

/** The bytes of the secret; undefined when it is not written as it says. */
export function keyOf({
  secret,
  secretEncoding,
}: Pick<HmacCredential, 'secret' | 'secretEncoding'>): Buffer | undefined {
  if (secretEncoding === 'utf8') return Buffer.from(secret);
  if (secretEncoding === 'hex') return decodeSignature(secret, 'hex');
  return decodeSignature(secret, 'base64') ?? decodeSignature(secret, 'base64url');
}
