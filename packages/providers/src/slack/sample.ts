import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  },
  body: JSON.stringify(
    {
      token: 'not-used-any-more',
      team_id: 'T061EG9R6',
      api_app_id: 'A0PNCHHK2',
      event: {
        type: 'app_mention',
        user: 'U061F7AUR',
        text: '<@U0LAN0Z89> when is the next delivery?',
        ts: '1759999998.000016',
        channel: 'C061EG9SL',
        event_ts: '1759999998.000016',
      },
      type: 'event_callback',
      event_id: 'Ev0PV52K25',
      event_time: 1759999998,
      authorizations: [{ team_id: 'T061EG9R6', user_id: 'U0LAN0Z89', is_bot: true }],
    },
    null,
    2,
  ),
};
