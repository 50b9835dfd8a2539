import { field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { textAt } from '../kit/read-answer.js';
import { jira } from './app.js';
import { documentOf } from './document.js';
import { TIMEOUT_MS, issueKey } from './issue.js';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-post */
export const comment = jira.action({
  id: 'comment',
  title: 'Add comment',
  summary: 'Comments on an issue.',
  keywords: ['answer', 'reply', 'note'],
  effect: 'write',
  fields: {
    issue: issueKey(),
    text: field.multiline({
      label: 'Comment',
      required: true,
      placeholder: 'Order {{ trigger.body.order.id }} is paid.',
      help: 'Plain text: addresses become links.',
    }),
  },
  request: ({ issue, text }) => ({
    method: 'POST',
    path: path`/issue/${issue}/comment`,
    body: { body: documentOf(text) },
    timeoutMs: TIMEOUT_MS,
  }),
  output: ({ body }, { issue }) => ({
    id: textAt(body, 'id'),
    issue: issue.trim(),
    createdAt: textAt(body, 'created'),
  }),
});
