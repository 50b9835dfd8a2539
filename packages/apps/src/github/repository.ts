/** What GitHub's actions share: which repository and which issue is meant. */
import { NodeError, field } from '@hookline/node-kit';
import { path } from '../kit/path.js';

/** GitHub itself gives up after 10 s. */
export const TIMEOUT_MS = 15_000;

export const repository = () =>
  field.text({
    label: 'Repository',
    required: true,
    placeholder: 'acme/shop',
    help: 'Owner and name, or its address.',
  });

export const issueNumber = () =>
  field.text({
    label: 'Issue or pull request',
    required: true,
    placeholder: '{{ steps.github.number }}',
    help: 'Its number, without #.',
  });

/** `/repos/acme/shop`. @throws NodeError `config.wrong` */
export function repositoryPath(repositoryText: string): string {
  const [owner = '', name = '', ...rest] = repositoryText
    .trim()
    .replace(/^https?:\/\/[^/]+\//i, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '')
    .split('/');
  if (owner !== '' && name !== '' && rest.length === 0) return path`/repos/${owner}/${name}`;
  throw new NodeError({
    code: 'config.wrong',
    message: `Repository: "${repositoryText}" is none. Write the owner and the name, like acme/shop.`,
    details: { field: 'repository' },
  });
}

/** `/repos/acme/shop/issues/7`. @throws NodeError `config.wrong` */
export const issuePath = (repositoryText: string, number: string): string =>
  repositoryPath(repositoryText) + path`/issues/${number.trim().replace(/^#/, '')}`;
