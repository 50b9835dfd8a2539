import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    event: 'invitee.created',
    created_at: '2025-10-09T08:53:18.000000Z',
    created_by: 'https://api.calendly.com/users/AAAAAAAAAAAAAAAA',
    payload: {
      uri: 'https://api.calendly.com/scheduled_events/EEEEEEEEEEEEEEEE/invitees/IIIIIIIIIIIIIIII',
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      status: 'active',
      timezone: 'Europe/London',
      questions_and_answers: [{ position: 0, question: 'What is it about?', answer: 'The analytical engine' }],
      cancel_url: 'https://calendly.com/cancellations/IIIIIIIIIIIIIIII',
      reschedule_url: 'https://calendly.com/reschedulings/IIIIIIIIIIIIIIII',
      scheduled_event: {
        uri: 'https://api.calendly.com/scheduled_events/EEEEEEEEEEEEEEEE',
        name: '30 minutes',
        start_time: '2025-10-14T09:00:00.000000Z',
        end_time: '2025-10-14T09:30:00.000000Z',
        location: { type: 'zoom', join_url: 'https://zoom.us/j/1' },
      },
    },
  }),
};
