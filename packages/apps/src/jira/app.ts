import { basicAuthorization, defineCredentialKind, plainText, secretText } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt } from '../kit/read-answer.js';
import { readJiraFailure } from './failure.js';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/ */
const API = '/rest/api/3';

const jiraToken = defineCredentialKind({
  id: 'jira-token',
  title: 'Jira API token',
  summary: 'Acts as you on your Jira Cloud site.',
  setUp: {
    secret:
      'In Atlassian, click your picture, then Account settings › Security › Create and manage API tokens › Create API token. A token ends after a year at the latest.',
    docs: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  },
  fields: z.object({
    site: plainText(
      {
        label: 'Site',
        placeholder: 'https://acme.atlassian.net',
        help: 'The address of your Jira. For a token with scopes: https://api.atlassian.com/ex/jira/ and the cloud id.',
      },
      undefined,
      {
        pattern: { test: (text) => /^https?:\/\/[\w.-]+(?::\d{1,5})?(?:\/.*)?$/i.test(text) && URL.canParse(text) },
        message: 'Write the address in full, beginning with https://.',
      },
    ),
    email: plainText({ label: 'E-mail address', help: 'Of the account that made the token.' }),
    token: secretText({ label: 'API token', placeholder: 'ATATT3…' }),
  }),
  baseUrl: ({ site }) => siteOf(site) + API,
  authenticate: (_request, { email, token }) => ({
    headers: { authorization: basicAuthorization(email, token) },
  }),
  test: () => ({ url: '/myself', account: (answer) => textAt(answer, 'displayName') }),
});

const GATEWAY = '/ex/jira/';

/** People copy the address of the page that they see; only that of the gateway has a path of its own. */
function siteOf(text: string): string {
  const { origin, pathname } = new URL(text);
  const [, , , cloudId = ''] = pathname.split('/');
  return pathname.startsWith(GATEWAY) ? `${origin}${GATEWAY}${cloudId}` : origin;
}

export const jira = defineApp({
  id: 'jira',
  name: 'Jira',
  mark: 'Ji',
  ground: 9,
  keywords: ['atlassian', 'issue', 'ticket', 'project'],
  docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/',
  credentials: [jiraToken],
  failure: readJiraFailure,
});
