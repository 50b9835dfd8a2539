import { field } from '@hookline/node-kit';
import { listNames, nameList } from '../kit/name-list.js';
import { textAt } from '../kit/read-answer.js';
import { jira } from './app.js';
import { documentOf } from './document.js';
import { TIMEOUT_MS, named, othersOf, pageOf } from './issue.js';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post */
export const createIssue = jira.action({
  id: 'create-issue',
  title: 'Create issue',
  summary: 'Adds an issue to a project.',
  keywords: ['ticket', 'task', 'bug', 'story'],
  effect: 'write',
  fields: {
    project: field.text({ label: 'Project', required: true, placeholder: 'OPS', help: 'Its key or its id.' }),
    issueType: field.text({
      label: 'Issue type',
      required: true,
      placeholder: 'Task',
      help: 'As the project calls it, or its id.',
    }),
    summary: field.text({
      label: 'Summary',
      required: true,
      placeholder: 'Order {{ trigger.body.order.id }} failed',
    }),
    description: field.multiline({ label: 'Description', help: 'Plain text: addresses become links.' }),
    labels: nameList({
      label: 'Labels',
      placeholder: 'shop, urgent',
      help: 'With commas, or a list. Jira takes no spaces in them.',
      advanced: true,
    }),
    priority: field.text({ label: 'Priority', placeholder: 'High', help: 'Its name or id.', advanced: true }),
    assignee: field.text({
      label: 'Assignee',
      placeholder: '5b10ac8d82e05b22cc7d4ef5',
      help: 'The account id: it stands at the end of the address of the person’s profile.',
      advanced: true,
    }),
    dueDate: field.text({ label: 'Due date', placeholder: '2026-12-24', advanced: true }),
    parent: field.text({ label: 'Parent', placeholder: 'OPS-1', help: 'The key of an epic or issue.', advanced: true }),
    otherFields: field.json({
      label: 'Other fields',
      placeholder: '{ "customfield_10016": 3 }',
      help: 'As Jira’s API names them.',
      advanced: true,
    }),
  },
  request: ({ project, issueType, summary, description, labels, ...rest }) => ({
    method: 'POST',
    path: '/issue',
    body: {
      fields: {
        project: named('key', project),
        issuetype: named('name', issueType),
        summary: summary.trim(),
        description: description.trim() === '' ? undefined : documentOf(description),
        labels: labelsOf(labels),
        priority: rest.priority.trim() === '' ? undefined : named('name', rest.priority),
        assignee: rest.assignee.trim() === '' ? undefined : { accountId: rest.assignee.trim() },
        duedate: rest.dueDate.trim() || undefined,
        parent: rest.parent.trim() === '' ? undefined : named('key', rest.parent),
        ...othersOf(rest.otherFields),
      },
    },
    timeoutMs: TIMEOUT_MS,
  }),
  output: (answer) => ({ id: textAt(answer.body, 'id'), key: textAt(answer.body, 'key'), url: pageOf(answer) }),
});

function labelsOf(value: unknown): readonly string[] | undefined {
  const labels = listNames(value);
  return labels.length === 0 ? undefined : labels;
}
