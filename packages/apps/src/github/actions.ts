import { addLabels } from './add-labels.js';
import { comment } from './comment.js';
import { createIssue } from './create-issue.js';
import { dispatch } from './dispatch.js';
import { writeFile } from './write-file.js';

export const githubActions = [createIssue, comment, addLabels, dispatch, writeFile];
