import { field, isRecord } from '@hookline/node-kit';
import type { ActionContext } from '../kit/define-app.js';
import { listNames, nameList } from '../kit/name-list.js';
import { listAt, textAt, valueAt } from '../kit/read-answer.js';
import { jira } from './app.js';

const PAGE = 100;
const STANDARD_FIELDS = 'summary, status, assignee, priority, created, updated';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
export const search = jira.action({
  id: 'search',
  title: 'Search issues',
  summary: 'Finds the issues that a JQL query is about.',
  keywords: ['find', 'list', 'query', 'jql'],
  effect: 'read',
  fields: {
    jql: field.multiline({
      label: 'JQL',
      required: true,
      placeholder: 'project = OPS AND status = "To Do" ORDER BY created DESC',
      help: 'What the advanced search of Jira shows. What changed in the last seconds may be missing.',
    }),
    limit: field.number({ label: 'At most', default: 50, min: 1, max: 1000, help: 'Issues.' }),
    fields: nameList({
      label: 'Fields',
      placeholder: STANDARD_FIELDS,
      help: 'What is given of each issue. Left empty: those in grey.',
      advanced: true,
    }),
  },
  perform: async ({ jql, limit, fields }, { call }) => {
    const names = listNames(fields);
    const query = { jql: jql.trim(), fields: names.length === 0 ? listNames(STANDARD_FIELDS) : names };
    const { issues, hasMore } = await readPages(call, query, limit);
    return { issues: issues.map(pickIssue), count: issues.length, hasMore };
  },
});

/** The answer has no total: a token leads to the next page. */
async function readPages(call: ActionContext['call'], query: object, limit: number) {
  const issues: unknown[] = [];
  let nextPageToken: string | undefined;
  do {
    const { body } = await call({
      method: 'POST',
      path: '/search/jql',
      body: { ...query, maxResults: Math.min(PAGE, limit - issues.length), nextPageToken },
      timeoutMs: 30_000,
      maxBytes: 5 * 1024 * 1024,
    });
    const page = listAt(body, 'issues');
    issues.push(...page);
    nextPageToken = page.length === 0 ? undefined : textAt(body, 'nextPageToken');
  } while (nextPageToken !== undefined && issues.length < limit);
  return { issues: issues.slice(0, limit), hasMore: nextPageToken !== undefined };
}

const pickIssue = (issue: unknown) => {
  const fields = valueAt(issue, 'fields');
  return { id: textAt(issue, 'id'), key: textAt(issue, 'key'), fields: isRecord(fields) ? fields : {} };
};
