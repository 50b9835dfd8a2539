import { field } from '@hookline/node-kit';
import { textAt } from '../kit/read-answer.js';
import { github } from './app.js';
import { TIMEOUT_MS, issueNumber, issuePath, repository } from './repository.js';

/** https://docs.github.com/en/rest/issues/comments#create-an-issue-comment: a pull request is an issue too. */
export const comment = github.action({
  id: 'comment',
  title: 'Add comment',
  summary: 'Comments on an issue or a pull request.',
  keywords: ['answer', 'reply', 'note'],
  effect: 'write',
  fields: {
    repository: repository(),
    issue: issueNumber(),
    body: field.multiline({
      label: 'Text',
      required: true,
      placeholder: 'Order {{ trigger.body.order.id }} is paid.',
      help: 'Markdown works.',
    }),
  },
  request: ({ repository: in_, issue, body }) => ({
    method: 'POST',
    path: `${issuePath(in_, issue)}/comments`,
    body: { body },
    timeoutMs: TIMEOUT_MS,
  }),
  output: ({ body }) => ({ id: textAt(body, 'id'), url: textAt(body, 'html_url') }),
});
