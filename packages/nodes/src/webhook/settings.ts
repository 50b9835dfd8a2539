/** What the config of a webhook asks of the ingest. The only place that reads it by name. */
import { readConfig, responseHeaders, type TriggerResponse, type WebhookSettings } from '@hookline/node-kit';
import type { z } from 'zod';
import { config } from './config.js';

export function readSettings(stored: unknown): WebhookSettings {
  const { methods, provider, credential, filter, batch, duplicates, allowFrom, cors, response } = readConfig(
    { config },
    stored,
  );
  return {
    methods,
    provider: provider === '' ? 'none' : provider,
    credentialId: credential === '' ? null : credential,
    filter: filter.rules.length === 0 ? null : filter,
    batch,
    duplicates: { ...duplicates, key: filled(duplicates.key) },
    allowFrom: filled(allowFrom),
    pages: { mode: cors.mode, sites: cors.origins },
    response: toResponse(response),
  };
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text);

function toResponse(chosen: z.output<typeof config>['response']): TriggerResponse {
  if (chosen.mode !== 'fixed') return chosen;
  const { status, headers, body } = chosen;
  const contentType = body === '' ? undefined : 'text/plain; charset=utf-8';
  return { mode: 'fixed', response: { status, headers: responseHeaders(headers, contentType), body } };
}
