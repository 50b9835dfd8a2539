import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json', 'user-agent': 'Typeform Webhooks' },
  body: JSON.stringify({
    event_id: '01K73F9CWM3V7QY4SXEJ2P0T8B',
    event_type: 'form_response',
    form_response: {
      form_id: 'lT4Z3j',
      token: 'a3a12ec67a1365927098a606107fac15',
      landed_at: '2025-10-09T08:52:40Z',
      submitted_at: '2025-10-09T08:53:18Z',
      definition: {
        id: 'lT4Z3j',
        title: 'Contact us',
        fields: [
          { id: 'DlXFaesGBpoF', title: 'What is your name?', type: 'short_text', ref: 'name' },
          { id: 'SMEUb7VJz92Q', title: 'Where can we reach you?', type: 'email', ref: 'email' },
          { id: 'k6TP9oLGgHjl', title: 'Shall we call?', type: 'yes_no', ref: 'call' },
        ],
      },
      answers: [
        { type: 'text', text: 'Ada Lovelace', field: { id: 'DlXFaesGBpoF', type: 'short_text', ref: 'name' } },
        { type: 'email', email: 'ada@example.com', field: { id: 'SMEUb7VJz92Q', type: 'email', ref: 'email' } },
        { type: 'boolean', boolean: true, field: { id: 'k6TP9oLGgHjl', type: 'yes_no', ref: 'call' } },
      ],
    },
  }),
};
