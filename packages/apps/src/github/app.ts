import { defineCredentialKind, headerSecret, serviceAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt } from '../kit/read-answer.js';
import { readGithubFailure } from './failure.js';

/** https://docs.github.com/en/rest/about-the-rest-api/api-versions */
const API_VERSION = '2026-03-10';

const githubToken = defineCredentialKind({
  id: 'github-token',
  title: 'GitHub token',
  summary: 'Acts as you, in the repositories that you choose.',
  setUp: {
    secret:
      'On GitHub, click your picture, then Settings › Developer settings › Personal access tokens › Fine-grained tokens › Generate new token. Choose the repositories, and under Permissions: Issues and, for files and events, Contents, both with Read and write.',
    docs: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens',
  },
  fields: z.object({
    token: headerSecret({ label: 'Token', placeholder: 'github_pat_…' }),
    baseUrl: serviceAddress('https://api.github.com'),
  }),
  baseUrl: ({ baseUrl }) => baseUrl,
  authenticate: (_request, { token }) => ({ headers: { authorization: `Bearer ${token}` } }),
  test: () => ({ url: '/user', account: (answer) => textAt(answer, 'login') }),
});

export const github = defineApp({
  id: 'github',
  name: 'GitHub',
  mark: 'Gh',
  ground: 5,
  keywords: ['git', 'code', 'repository'],
  docs: 'https://docs.github.com/en/rest',
  credentials: [githubToken],
  headers: { accept: 'application/vnd.github+json', 'x-github-api-version': API_VERSION },
  followsMovedWrites: true,
  failure: readGithubFailure,
});
