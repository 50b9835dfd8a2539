import { AwsV4Signer } from 'aws4fetch';
import { z } from 'zod';
import { optionalSecret, plainText, secretText } from '../fields/credential-field.js';
import { serviceAddress } from '../fields/request-fields.js';
import { defineCredentialKind, type UnsignedRequest } from '../kind/credential-kind.js';
import { awsCaller } from './aws-caller.js';

const REGION = /^[a-z]{2,10}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html. The audience of a request that names only a path is the
 * service as hosts have it, `sns`, or with its region, `sns.eu-central-1`.
 */
export const aws = defineCredentialKind({
  id: 'aws',
  title: 'AWS access key',
  summary: 'Signs calls of Lambda, SNS and any other service of Amazon Web Services.',
  setUp: {
    secret:
      'In the AWS console, under IAM › Users, choose or create a user that may do only what is needed, then Security credentials › Create access key.',
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  },
  fields: z.object({
    accessKeyId: plainText({ label: 'Access key ID', placeholder: 'AKIA…' }, undefined, {
      pattern: /^\w+$/,
      message: 'An access key ID has letters and digits only. Copy it again.',
    }),
    secretAccessKey: secretText({ label: 'Secret access key' }),
    region: plainText({ label: 'Region', placeholder: 'eu-central-1' }, undefined, {
      pattern: REGION,
      message: 'Write the region as AWS does, like eu-central-1.',
    }),
    sessionToken: optionalSecret(
      { label: 'Session token', help: 'Only of a temporary key, whose ID begins with ASIA. It ends with the key.' },
      { pattern: /^[\x21-\x7e]*$/, message: 'The session token has a character that cannot be sent. Copy it again.' },
    ),
    endpoint: serviceAddress(''),
  }),
  hosts: ({ endpoint }) => [
    '*.amazonaws.com',
    '*.amazonaws.com.cn',
    ...(endpoint === '' ? [] : [new URL(endpoint).host]),
  ],
  baseUrl: ({ endpoint, region: own }, audience = '') => {
    const { service, region = own } = serviceIn(audience);
    return endpoint || `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  },
  authenticate: async (request, { accessKeyId, secretAccessKey, sessionToken, region }) => {
    const { headers } = await new AwsV4Signer({
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== '' && { sessionToken }),
      ...scopeOf(request, region),
      method: request.method,
      url: request.url.href,
      headers: signedHeaders(request.headers),
      ...(request.body !== undefined && { body: bodyOf(request.body) }),
      datetime: request.now.toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
    }).sign();
    return { headers: Object.fromEntries(headers) };
  },
  test: () => ({
    url: '/?Action=GetCallerIdentity&Version=2011-06-15',
    audience: 'sts',
    needsNoPermission: true,
    account: awsCaller,
  }),
});

/** `sns.eu-central-1`, or without its region. */
function serviceIn(audience: string) {
  const [service = '', region] = audience.split('.');
  return { service, region };
}

/** Of an address of AWS, its host tells both. Anywhere else, a service that nobody names is taken for one that is like S3. */
function scopeOf({ url, audience }: UnsignedRequest, own: string) {
  if (audience !== undefined) {
    const { service, region = own } = serviceIn(audience);
    return { service, region };
  }
  return /\.amazonaws\.com(?:\.cn)?$/.test(url.hostname) ? {} : { service: 's3', region: own };
}

/** Web Crypto takes no bytes that threads share. */
const bodyOf = (body: string | Uint8Array) => (typeof body === 'string' ? body : new Uint8Array(body));

/** What AWS wants signed. Other headers may change on their way. */
const signedHeaders = (headers: UnsignedRequest['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      // What cannot be sent is refused where it leaves.
      ([name, value]) => /^x-amz-[\w-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value),
    ),
  );
