import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(
    { event: 'backup.finished', host: 'db-1', startedAt: '2025-10-09T08:00:00Z', seconds: 412, ok: true },
    null,
    2,
  ),
};
