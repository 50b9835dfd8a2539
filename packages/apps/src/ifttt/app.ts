import { defineCredentialKind, secretText, serviceAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { readIftttFailure } from './failure.js';

/** https://ifttt.com/maker_webhooks: the key stands at the end of each address. */
const iftttKey = defineCredentialKind({
  id: 'ifttt-key',
  title: 'IFTTT key',
  summary: 'Starts the Applets of your IFTTT account that begin with Webhooks.',
  setUp: {
    secret: 'At ifttt.com/maker_webhooks, press Documentation: your key stands at the top.',
    docs: 'https://help.ifttt.com/hc/en-us/articles/115010230347-Webhooks-service-FAQ',
  },
  fields: z.object({
    key: secretText(
      { label: 'Key', placeholder: 'dK3…' },
      {
        pattern: /^(?:https?:\/\/\S+\/)?[\w-]+$/i,
        message: 'Copy the key again: it has letters, digits, - and _ only.',
      },
    ),
    baseUrl: serviceAddress('https://maker.ifttt.com'),
  }),
  baseUrl: ({ baseUrl }) => baseUrl,
  // Its settings show the address of a page that ends in the key.
  pathEnd: ({ key }) => `/with/key/${key.split('/').at(-1) ?? ''}`,
  authenticate: () => ({}),
});

export const ifttt = defineApp({
  id: 'ifttt',
  name: 'IFTTT',
  mark: 'If',
  ground: 2,
  keywords: ['applet', 'automation', 'maker', 'home'],
  docs: 'https://help.ifttt.com/hc/en-us/articles/115010230347-Webhooks-service-FAQ',
  credentials: [iftttKey],
  failure: readIftttFailure,
});
