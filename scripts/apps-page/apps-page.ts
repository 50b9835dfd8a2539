/** What each app can do, as a page for people: written from the definitions, so that it says what the editor says. */
import type { Action } from '../../packages/apps/src/kit/define-app.js';
import { appActions } from '../../packages/apps/src/registry.js';
import type { CredentialKind } from '../../packages/credentials/src/index.js';
import { describeFields } from '../../packages/node-kit/src/fields/describe-fields.js';
import type { FieldDescription } from '../../packages/node-kit/src/fields/field-description.js';

const INTRO = `# Apps

What steps do at other services, what they ask for, and whether they change something there. An app that is not here is called
by an HTTP request. \`npm run docs:apps\` writes this page from the definitions in \`packages/apps\`.`;

export const appsPage = (): string => [INTRO, contents(), ...appActions.map(appSection)].join('\n\n');

function contents(): string {
  const rows = appActions.map((actions) => {
    const name = actions[0]?.app.name ?? '';
    return `| [${name}](#${anchor(name)}) | ${actions.map(({ definition }) => definition.title).join(', ')} |`;
  });
  return ['| app | actions |', '| --- | --- |', ...rows].join('\n');
}

const anchor = (title: string): string => title.toLowerCase().replaceAll(' ', '-');

function appSection(actions: readonly Action[]): string {
  const app = actions[0]?.app;
  if (!app) return '';
  const credentials = app.credentials.map(({ title, summary, setUp }) =>
    `- **${title}**: ${plain(summary)} ${plain(setUp.secret)} [More](${setUp.docs})`.trim(),
  );
  return [
    `## ${app.name}`,
    `[What ${app.name} says of it](${app.docs}). It takes:`,
    credentials.join('\n'),
    ...actions.map((action) => actionSection(action, app.credentials)),
  ].join('\n\n');
}

function actionSection({ definition }: Action, kinds: readonly CredentialKind[]): string {
  const fields = describeFields(definition);
  const taken = fields.find(({ control }) => control === 'credential')?.kinds ?? [];
  const credentials = kinds.filter(({ id }) => taken === 'any' || taken.includes(id)).map(({ title }) => title);
  const rows = fields.filter(({ control }) => control !== 'credential').flatMap((field) => fieldRows(field));
  return [
    `### ${definition.title}`,
    `${plain(definition.summary)} ${definition.effect === 'read' ? 'Reads' : 'Writes'}, with a ${credentials.join(' or a ')}.`,
    ...(rows.length > 0 ? [['| field | | help |', '| --- | --- | --- |', ...rows].join('\n')] : []),
  ].join('\n\n');
}

/** A field, and below it the fields of its rows or its group. */
function fieldRows(field: FieldDescription, above = ''): readonly string[] {
  const label = above + field.label;
  const kind = field.required ? 'needed' : field.advanced ? 'more settings' : '';
  const row = `| ${plain(label)} | ${kind} | ${[plain(field.help ?? ''), choiceOf(field)].filter(Boolean).join(' ')} |`;
  return [row, ...(field.fields ?? []).flatMap((inner) => fieldRows(inner, `${label} › `))];
}

const choiceOf = ({ options = [] }: FieldDescription): string =>
  options.length > 0 ? `One of: ${options.map(({ label }) => plain(label)).join(', ')}.` : '';

/** Text that Markdown takes for nothing else, also inside of a table. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|&]/g, String.raw`\$&`).replaceAll('\n', ' ');
