import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const token = (baseUrl: string): StoredData => ({ kind: 'github-token', data: { token: 'ghp_test1', baseUrl } });
const CREATE = 'github.create-issue';
const WRITE = 'github.write-file';
const COMMENT = 'github.comment';
const issue = { repository: 'acme/shop', title: 'T' };
const paid = { repository: 'https://github.com/acme/shop', issue: '#1347', body: 'Paid' };
const file = { repository: 'acme/shop', path: 'data/a.txt', text: 'hi', message: 'Add' };

describe('GitHub, as an app', () => {
  playCases(
    'github',
    {
      'issue-min': [CREATE, { ...issue, title: 'Order 1001 failed' }],
      'issue-labels-dropped': [CREATE, { ...issue, labels: 'bug', assignees: ['ada'] }],
      comment: [COMMENT, paid],
      labels: ['github.add-labels', { repository: 'acme/shop', issue: '1347', labels: 'bug' }],
      dispatch: ['github.dispatch', { repository: 'acme/shop', eventType: 'deploy', payload: { order: '1001' } }],
      'file-create': [WRITE, { ...file, existing: 'fail' }],
      'file-conflict': [WRITE, { ...file, sha: 'old' }],
      'file-replace': [WRITE, { ...file, message: 'Up', branch: 'main' }],
      'file-new': [WRITE, file],
      validation: [CREATE, { ...issue, title: ' ' }],
      'not-found': [CREATE, issue],
      'bad-token': [CREATE, issue],
      'no-permission': [CREATE, issue],
      'primary-limit': [CREATE, issue],
      'secondary-limit': [CREATE, issue],
      'secondary-no-header': [CREATE, issue],
      renamed: [COMMENT, paid],
      'moved-elsewhere': [COMMENT, paid],
    },
    token,
  );
});
