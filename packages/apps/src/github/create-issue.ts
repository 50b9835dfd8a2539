import { NodeError, field } from '@hookline/node-kit';
import type { Answer } from '../kit/app.js';
import { listNames, nameList } from '../kit/name-list.js';
import { listAt, textAt, valueAt } from '../kit/read-answer.js';
import { github } from './app.js';
import { TIMEOUT_MS, repository, repositoryPath } from './repository.js';

/** https://docs.github.com/en/rest/issues/issues#create-an-issue */
export const createIssue = github.action({
  id: 'create-issue',
  title: 'Create issue',
  summary: 'Opens an issue in a repository.',
  keywords: ['ticket', 'bug', 'task'],
  effect: 'write',
  fields: {
    repository: repository(),
    title: field.text({ label: 'Title', required: true, placeholder: 'Order {{ trigger.body.order.id }} failed' }),
    body: field.multiline({ label: 'Text', help: 'Markdown works.' }),
    labels: nameList({ label: 'Labels', placeholder: 'bug, order', help: 'Names with commas, or a list.' }),
    assignees: nameList({ label: 'Assignees', placeholder: 'octocat', help: 'User names with commas, or a list.' }),
    milestone: field.text({ label: 'Milestone', placeholder: '3', help: 'Its number in the address.', advanced: true }),
    type: field.text({ label: 'Issue type', placeholder: 'Bug', help: 'Of an organization.', advanced: true }),
  },
  request: ({ repository: in_, title, body, labels, assignees, milestone, type }) => ({
    method: 'POST',
    path: `${repositoryPath(in_)}/issues`,
    body: {
      title: title.trim(),
      body: body || undefined,
      labels: someOf(labels),
      assignees: someOf(assignees),
      milestone: numberOf(milestone),
      type: type.trim() || undefined,
    },
    timeoutMs: TIMEOUT_MS,
  }),
  output: (answer, { labels, assignees }) => ({
    id: textAt(answer.body, 'id'),
    number: valueAt(answer.body, 'number'),
    url: textAt(answer.body, 'html_url'),
    title: textAt(answer.body, 'title'),
    state: textAt(answer.body, 'state'),
    warning: warningOf(answer, listNames(labels), listNames(assignees)),
  }),
});

const someOf = (names: unknown) => {
  const listed = listNames(names);
  return listed.length === 0 ? undefined : listed;
};

/** @throws NodeError `config.wrong` */
function numberOf(milestone: string): number | undefined {
  const text = milestone.trim();
  if (text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new NodeError({
    code: 'config.wrong',
    message: `Milestone: "${text}" is no number. Take the one at the end of the milestone’s address.`,
    details: { field: 'milestone' },
  });
}

/** Without the right to push, GitHub drops labels and assignees, and says nothing. */
function warningOf({ body }: Answer, labels: readonly string[], assignees: readonly string[]): string | undefined {
  const kept = (list: string, member: string) =>
    new Set(listAt(body, list).map((each) => textAt(each, member)?.toLowerCase()));
  const keptLabels = kept('labels', 'name');
  const keptPeople = kept('assignees', 'login');
  const dropped = [
    ...labels.filter((name) => !keptLabels.has(name.toLowerCase())),
    ...assignees.filter((name) => !keptPeople.has(name.toLowerCase())),
  ];
  if (dropped.length === 0) return undefined;
  return `GitHub opened the issue without ${dropped.join(', ')}: the token’s owner may not set it there, or it does not exist.`;
}
