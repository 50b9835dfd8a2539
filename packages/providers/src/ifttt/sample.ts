import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ value1: 'Kitchen', value2: 'Motion detected', value3: 'October 9, 2025 at 08:53AM' }, null, 2),
};
