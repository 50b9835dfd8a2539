import { listNames, nameList } from '../kit/name-list.js';
import { listAt, textAt } from '../kit/read-answer.js';
import { github } from './app.js';
import { TIMEOUT_MS, issueNumber, issuePath, repository } from './repository.js';

/** https://docs.github.com/en/rest/issues/labels#add-labels-to-an-issue */
export const addLabels = github.action({
  id: 'add-labels',
  title: 'Add labels',
  summary: 'Puts labels on an issue or a pull request.',
  keywords: ['tag'],
  effect: 'write',
  fields: {
    repository: repository(),
    issue: issueNumber(),
    labels: nameList({
      label: 'Labels',
      required: true,
      placeholder: 'bug, order',
      help: 'Names with commas, or a list. Those that it has stay.',
    }),
  },
  request: ({ repository: in_, issue, labels }) => ({
    method: 'POST',
    path: `${issuePath(in_, issue)}/labels`,
    body: { labels: listNames(labels) },
    timeoutMs: TIMEOUT_MS,
  }),
  output: ({ body }) => ({ labels: listAt(body).map((label) => textAt(label, 'name')) }),
});
