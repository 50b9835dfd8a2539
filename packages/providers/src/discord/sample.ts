import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
  },
  body: JSON.stringify(
    {
      id: '1200000000000000001',
      application_id: '1100000000000000000',
      type: 2,
      token: 'interaction-token',
      version: 1,
      guild_id: '290926798626357999',
      channel_id: '645027906669510667',
      locale: 'en-GB',
      member: { nick: 'Ada', roles: ['539082325061836999'], user: { id: '53908232506183680', username: 'ada' } },
      data: {
        id: '771825006014889984',
        name: 'deploy',
        type: 1,
        options: [{ name: 'environment', type: 3, value: 'production' }],
      },
    },
    null,
    2,
  ),
};
