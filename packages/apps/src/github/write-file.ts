import { base64 } from '@hookline/credentials';
import { NodeError, field } from '@hookline/node-kit';
import type { ActionContext } from '../kit/define-app.js';
import { path } from '../kit/path.js';
import { textAt } from '../kit/read-answer.js';
import { github } from './app.js';
import { repository, repositoryPath } from './repository.js';

const LIMITS = { timeoutMs: 20_000, maxBytes: 5 * 1024 * 1024 };

/** https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents */
export const writeFile = github.action({
  id: 'write-file',
  title: 'Write file',
  summary: 'Writes a text file into a repository, as a commit.',
  keywords: ['create', 'update', 'save', 'commit', 'contents'],
  effect: 'write',
  fields: {
    repository: repository(),
    path: field.text({ label: 'Path', required: true, placeholder: 'orders/{{ trigger.body.order.id }}.json' }),
    text: field.multiline({ label: 'Content' }),
    message: field.text({ label: 'Commit message', required: true, placeholder: 'Add an order' }),
    branch: field.text({ label: 'Branch', help: 'Left empty: the default one.', advanced: true }),
    existing: field.choice(
      { replace: 'Replace it', fail: 'Fail the step' },
      { label: 'When the file is there already', default: 'replace', advanced: true },
    ),
    sha: field.text({
      label: 'Only replace this version',
      placeholder: '{{ steps.github.sha }}',
      help: 'The sha of the file as it was read. When someone changed it since, the step fails.',
      advanced: true,
    }),
  },
  perform: async ({ repository: in_, path: at, text, message, branch, existing, sha }, { call }) => {
    const address = `${repositoryPath(in_)}/contents${filePath(at)}`;
    const ref = branch.trim() || undefined;
    const known = sha.trim() || undefined;
    const replaced = known ?? (existing === 'replace' ? await shaOf(call, address, ref) : undefined);
    const { body } = await call({
      method: 'PUT',
      path: address,
      body: { message, content: base64(text), sha: replaced, branch: ref },
      ...LIMITS,
    });
    return {
      path: textAt(body, 'content', 'path'),
      sha: textAt(body, 'content', 'sha'),
      url: textAt(body, 'content', 'html_url'),
      commit: textAt(body, 'commit', 'sha'),
    };
  },
});

/** Each folder is a segment of its own. */
const filePath = (text: string): string =>
  text
    .trim()
    .replace(/^\//, '')
    .split('/')
    .map((segment) => path`/${segment}`)
    .join('');

/** Of the file as it is now; undefined when there is none. */
async function shaOf(call: ActionContext['call'], address: string, ref: string | undefined) {
  try {
    const { body } = await call({ path: address, query: { ref }, ...LIMITS });
    return textAt(body, 'sha');
  } catch (error) {
    if (error instanceof NodeError && error.details?.['status'] === 404) return undefined;
    throw error;
  }
}
