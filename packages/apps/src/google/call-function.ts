import { field } from '@hookline/node-kit';
import { google } from './app.js';

const METHODS = { POST: 'POST', GET: 'GET', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' };

/** No service answers later. The time limit of the step is what ends it sooner. */
const MAX_RUN_MS = 60 * 60_000;

/** https://cloud.google.com/run/docs/authenticating/service-to-service */
export const callFunction = google.action({
  id: 'call-function',
  title: 'Call a function',
  summary: 'Calls a function or service on Cloud Run that only your accounts may call.',
  keywords: ['cloud function', 'serverless', 'run'],
  effect: ({ method }) => (method === 'GET' ? 'read' : 'write'),
  fields: {
    url: field.url({
      label: 'URL',
      required: true,
      placeholder: 'https://orders-abc123-ew.a.run.app/',
      help: 'On the page of the function or service in the Google Cloud console.',
    }),
    method: field.choice(METHODS, { label: 'Method', default: 'POST' }),
    body: field.json({
      label: 'Body',
      placeholder: '{ "id": {{ trigger.body.id }} }',
      showWhen: { field: 'method', is: ['POST', 'PUT', 'PATCH', 'DELETE'] },
    }),
    audience: field.text({
      label: 'Audience',
      help: 'Empty: the address without its path. Behind a domain of your own, the address that Google gave the function.',
      advanced: true,
    }),
  },
  request: ({ url, method, body, audience }, { idempotencyKey }) => ({
    method,
    path: url.trim(),
    ...(audience.trim() !== '' && { audience: audience.trim() }),
    // For a function that reads it: nothing says that this one does.
    headers: { 'idempotency-key': method === 'GET' ? undefined : idempotencyKey },
    body: method === 'GET' ? undefined : (body ?? undefined),
    timeoutMs: MAX_RUN_MS,
  }),
  output: ({ status, body }) => ({ status, body }),
});
