import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';
import { readCurl } from './curl/read-curl.js';

const METHODS = {
  GET: 'GET',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
  HEAD: 'HEAD',
  OPTIONS: 'OPTIONS',
};
const READING: readonly unknown[] = [undefined, 'GET', 'HEAD', 'OPTIONS'];

const pairs = (label: string, addLabel: string, placeholder: string) =>
  field.list(
    {
      name: field.text({ label: 'Name', required: true, placeholder }),
      value: field.text({ label: 'Value' }),
    },
    { label, addLabel },
  );

const body = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({
    type: z.literal('json'),
    value: field.json({ label: 'JSON', required: true, placeholder: '{ "id": {{ trigger.body.id }} }' }),
  }),
  z.strictObject({ type: z.literal('form'), value: pairs('Form fields', 'Add form field', 'email') }),
  z.strictObject({ type: z.literal('text'), value: field.multiline({ label: 'Text' }) }),
]);

export const httpRequestDefinition = defineNode({
  type: 'http-request',
  title: 'HTTP request',
  summary: 'Calls any address and gives its answer to the next steps.',
  keywords: ['api', 'rest', 'call', 'fetch', 'curl', 'graphql', 'email', 'web request'],
  icon: 'globe',
  category: 'app',
  keyPrefix: 'http',
  effect: ({ method }) => (READING.includes(method) ? 'read' : 'write'),
  fromText: readCurl,
  caption: ({ method }) => (typeof method === 'string' ? method : 'GET'),
  config: z.object({
    method: field.choice(METHODS, { label: 'Method', default: 'GET' }),
    url: field.url({
      label: 'URL',
      required: true,
      placeholder: 'https://api.example.com/orders/{{ trigger.body.id }}',
      help: 'A pasted curl command fills in the whole step. A value is one part of the address: a / in it goes out as %2F. In $encodeUrl( … ) it stays.',
    }),
    credential: field.credential({
      label: 'Credential',
      kinds: 'any',
      help: 'Says who is asking. It is added where the request leaves and stands in no run, and it goes to its own hosts only.',
    }),
    query: pairs('Query', 'Add query field', 'page'),
    headers: pairs('Headers', 'Add header', 'accept'),
    body: field.variants(body, {
      label: 'Body',
      choose: 'Body type',
      labels: { none: 'None', json: 'JSON', form: 'Form', text: 'Text' },
      default: { type: 'none' },
    }),
    successCodes: field.text({
      label: 'Success codes',
      default: '200-299',
      placeholder: '200-299, 404',
      help: 'Any other status fails the step. Numbers and ranges, separated by commas.',
      advanced: true,
    }),
    timeoutMs: field.number({
      label: 'Time limit in ms',
      default: 30_000,
      min: 1,
      max: 600_000,
      help: 'For the whole exchange. The time limit of the step holds as well.',
      advanced: true,
    }),
    maxBytes: field.number({
      label: 'Largest answer in bytes',
      default: 5 * 1024 * 1024,
      min: 1,
      max: 50 * 1024 * 1024,
      advanced: true,
    }),
  }),
});
