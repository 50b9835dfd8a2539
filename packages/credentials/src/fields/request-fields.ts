/** Fields that kinds of credentials for requests share. */
import { z } from 'zod';
import { readHostPattern } from '../kind/host-pattern.js';
import { plainText, secretText, type TextRule } from './credential-field.js';

const MAX_HOSTS = 50;

const isAddress = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);

/** The address of a service: its host is read from it. */
export const webAddress: TextRule = {
  pattern: { test: isAddress },
  message: 'Write the address in full, beginning with https://.',
};

const addressOrNone: TextRule = { ...webAddress, pattern: { test: (text) => text === '' || isAddress(text) } };

/** The hosts of a kind that fits any service: text that a person lists them in. Required. */
export const hostList = () =>
  z
    .string()
    .trim()
    .min(1, 'Name the host that it may be sent to')
    .max(4096)
    .transform(readHosts)
    .meta({
      credentialField: {
        label: 'Only sent to',
        help: 'The host of the address that you call. With *.example.com, all hosts below it.',
        placeholder: 'api.example.com',
        secret: false,
      },
    });

/** Hosts beside those that a kind has anyway. */
export const moreHosts = (meta: Parameters<typeof plainText>[0]) =>
  z
    .string()
    .trim()
    .max(4096)
    .transform(readHosts)
    .default('')
    .meta({ credentialField: { ...meta, secret: false } });

function readHosts(text: string, context: z.RefinementCtx): string {
  const entries = listedHosts(text);
  const hosts = entries.map((entry) => readHostPattern(entry));
  const wrong = entries.filter((_, place) => hosts[place] === undefined);
  if (wrong.length === 0 && hosts.length <= MAX_HOSTS) return hosts.join(', ');
  context.addIssue({
    code: 'custom',
    message: wrong[0]
      ? `"${wrong[0]}" is no host. Write one like api.example.com or *.example.com.`
      : `It has more than ${MAX_HOSTS} hosts. Use *.example.com for all below one.`,
  });
  return z.NEVER;
}

/** The hosts in the text of a {@link hostList} or of {@link moreHosts}. */
export const listedHosts = (text: string): readonly string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Where a credential that fits any service can be tried; empty when a person names none. */
export const testAddress = () =>
  plainText(
    {
      label: 'Address to test it with',
      help: 'One that only answers whether you may: it is called with GET.',
      placeholder: 'https://api.example.com/me',
    },
    '',
    addressOrNone,
  );

/** RFC 9110 §5.6.2: the name of a header. */
export const headerName = (standard: string) =>
  plainText({ label: 'Header', help: 'As the service’s documentation names it.' }, standard, {
    pattern: /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,
    message: 'A header has letters, digits and -, like X-Api-Key.',
  });

/** A secret that goes into a header: RFC 9110 §5.5 lets no line break and no control character in. */
export const headerSecret = (meta: Parameters<typeof secretText>[0]) =>
  secretText(meta, {
    pattern: /^[\t\x20-\x7e\x80-\xff]*$/,
    message: `${meta.label} has a character that cannot be sent, a line break for example. Copy it again.`,
  });

/**
 * Where an app's service is: its own address by default, another one for a server of one's own or a gateway. Empty by default
 * where the address follows from other fields, a region or a shop.
 */
export const serviceAddress = (standard: string) =>
  plainText(
    { label: 'Address of the service', help: 'Leave it, unless you use a server of your own or a gateway.' },
    standard,
    standard === '' ? addressOrNone : webAddress,
  );

/** An address that is a secret itself: whoever has it may post to it. */
export const secretAddress = (meta: Parameters<typeof secretText>[0]) =>
  secretText(meta, {
    pattern: { test: (text) => /^https?:\/\/[^\s/]+\/\S*$/i.test(text) && URL.canParse(text) },
    message: 'Copy the whole address, beginning with https://.',
  });
