/** What services of AWS share: names of things, and failures that are about the key. */
import { NodeError } from '@hookline/node-kit';
import type { CallFailure } from './app.js';
import { dashed } from './failure.js';

/** The region in an ARN; undefined for what is none. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function regionIn(arn: string): string | undefined {
  const [prefix, , , region = ''] = arn.split(':');
  return prefix === 'arn' && region !== '' ? region : undefined;
}

/** For {@link AppRequest.audience}: the service, and its region unless it is the credential's. @throws NodeError `config.wrong` */
export function awsService(service: string, region: string): string {
  if (region === '') return service;
  if (/^[a-z\d-]{2,40}$/.test(region)) return `${service}.${region}`;
  throw new NodeError({
    code: 'config.wrong',
    message: `"${region}" is no region. Write one as AWS does, like eu-central-1.`,
    details: { field: 'region' },
  });
}

/** `ResourceNotFoundException`, maybe with a namespace behind it, as `resource-not-found`. */
export const awsCode = (error: string): string => dashed(withoutException(error.split(':', 1)[0] ?? ''));

const withoutException = (error: string): string =>
  error.endsWith('Exception') && error !== 'Exception' ? error.slice(0, -'Exception'.length) : error;

/** What a failure says of the key or the clock; undefined for one that is about something else. */
export function sentenceOfKey(code: string, said: string): CallFailure['message'] | undefined {
  if (/signature (?:expired|not yet current)/i.test(said))
    return 'AWS refuses the time of the signature: the clock of the machine on which Hookline runs is wrong. Set it right.';
  return Object.hasOwn(OF_KEY, code) ? OF_KEY[code] : undefined;
}

const WRONG =
  'AWS does not take this key. Enter access key ID and secret access key again, or choose another credential.';
const UNKNOWN = 'AWS does not know this access key: it is deleted or switched off. Make a new one, and enter it.';
const EXPIRED = 'This temporary key of AWS has expired. Enter a new one with its session token.';

const OF_KEY: Readonly<Record<string, string>> = {
  'invalid-signature': WRONG,
  'signature-does-not-match': WRONG,
  'incomplete-signature': WRONG,
  'unrecognized-client': UNKNOWN,
  'invalid-client-token-id': UNKNOWN,
  'expired-token': EXPIRED,
};
