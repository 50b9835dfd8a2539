import { comment } from './comment.js';
import { createIssue } from './create-issue.js';
import { search } from './search.js';
import { transition } from './transition.js';

export const jiraActions = [createIssue, comment, transition, search];
