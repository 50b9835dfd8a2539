import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const CREATE = 'jira.create-issue';
const issue = { project: 'OPS', issueType: 'Task', summary: 'Order 1001 failed' };
/** As people copy it: the page that they see. */
const token = (base: string): StoredData => ({
  kind: 'jira-token',
  data: { site: `${base}/jira/your-work`, email: 'ada@x.test', token: 'tok1' },
});

describe('Jira, as an app', () => {
  playCases(
    'jira',
    {
      'issue-min': [CREATE, issue],
      'issue-description': [CREATE, { ...issue, description: 'See the run\nat https://h.test/r/1' }],
      'field-errors': [CREATE, { ...issue, summary: ' ' }],
      comment: ['jira.comment', { issue: 'OPS-24', text: 'Paid' }],
      'transition-by-name': ['jira.transition', { issue: 'OPS-24', status: 'done' }],
      'transition-missing': ['jira.transition', { issue: 'OPS-24', status: 'Closed' }],
      search: ['jira.search', { jql: 'project = OPS' }],
      'not-visible': ['jira.comment', { issue: 'OPS-99', text: 'x' }],
      'burst-limit': [CREATE, issue],
      unavailable: [CREATE, issue],
    },
    token,
  );
});
