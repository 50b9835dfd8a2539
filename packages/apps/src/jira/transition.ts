import { NodeError, field } from '@hookline/node-kit';
import type { ActionContext } from '../kit/define-app.js';
import { path } from '../kit/path.js';
import { listAt, textAt } from '../kit/read-answer.js';
import { jira } from './app.js';
import { TIMEOUT_MS, issueKey, othersOf } from './issue.js';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post */
export const transition = jira.action({
  id: 'transition',
  title: 'Change status',
  summary: 'Moves an issue to another status.',
  keywords: ['transition', 'workflow', 'close', 'done', 'resolve'],
  effect: 'write',
  fields: {
    issue: issueKey(),
    status: field.text({
      label: 'New status',
      required: true,
      placeholder: 'Done',
      help: 'The status, or the name of the transition that leads there.',
    }),
    otherFields: field.json({
      label: 'Other fields',
      placeholder: '{ "resolution": { "name": "Fixed" } }',
      help: 'Those that Jira asks for on the way.',
      advanced: true,
    }),
  },
  perform: async ({ issue, status, otherFields }, { call }) => {
    const fields = othersOf(otherFields);
    const { id, to } = await findTransition(call, issue, status.trim());
    await call({
      method: 'POST',
      path: path`/issue/${issue}/transitions`,
      body: { transition: { id }, fields },
      timeoutMs: TIMEOUT_MS,
    });
    return { key: issue.trim(), status: to };
  },
});

/** Ids belong to the workflow and to where the issue is in it, so the name is looked up each time. @throws NodeError `jira.no-transition` */
async function findTransition(call: ActionContext['call'], issue: string, wanted: string) {
  const { body } = await call({ path: path`/issue/${issue}/transitions`, timeoutMs: TIMEOUT_MS });
  const known = listAt(body, 'transitions').map((each) => ({
    id: textAt(each, 'id') ?? '',
    name: textAt(each, 'name') ?? '',
    to: textAt(each, 'to', 'name') ?? '',
  }));
  const isSame = (text: string): boolean => text.toLowerCase() === wanted.toLowerCase();
  const found = known.find(({ to }) => isSame(to)) ?? known.find(({ id, name }) => isSame(name) || id === wanted);
  if (found) return found;
  throw noTransition(issue.trim(), wanted, [...new Set(known.map(({ to }) => to))]);
}

function noTransition(issue: string, wanted: string, others: readonly string[]): NodeError {
  const there = others.length === 0 ? 'This account can move it nowhere.' : `It can go to: ${others.join(', ')}.`;
  return new NodeError({
    code: 'jira.no-transition',
    message: `No way leads from where ${issue} is to "${wanted}". ${there}`,
    details: { field: 'status' },
  });
}
