import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/5e2a4d1',
    'x-github-event': 'issues',
    'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'x-github-hook-id': '292430182',
  },
  body: JSON.stringify(
    {
      action: 'opened',
      issue: {
        number: 1347,
        title: 'Found a bug',
        state: 'open',
        html_url: 'https://github.com/octocat/hello-world/issues/1347',
        body: 'The button does nothing on a phone.',
        labels: [{ name: 'bug', color: 'f29513' }],
        user: { login: 'octocat', id: 1 },
      },
      repository: { id: 1296269, full_name: 'octocat/hello-world', private: false },
      sender: { login: 'octocat', id: 1 },
    },
    null,
    2,
  ),
};
