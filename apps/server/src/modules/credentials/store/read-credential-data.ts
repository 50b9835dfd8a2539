import { credentialFields } from '@hookline/credentials';
import { AppError } from '../../../platform/errors/app-error.js';
import type { CredentialForm } from '../credential-forms.js';

export type CredentialData = Readonly<Record<string, unknown>>;

/**
 * Validates entered data against the form of its kind. Error messages name the field, never its value.
 * @throws AppError `credential.unknown-kind`, `provider.no-credential`, `request.wrong`
 */
export function readCredentialData(form: CredentialForm | undefined, entered: CredentialData): CredentialData {
  if (!form) throw wrongKind('credential.unknown-kind', 'This Hookline knows no credential of this kind.');
  const { title, fields } = form;
  if (!fields) {
    throw wrongKind('provider.no-credential', `${title} takes no credential: the trigger URL is the only secret.`);
  }
  const read = fields.safeParse(entered);
  if (read.success) return read.data;
  const labels = new Map(credentialFields(fields).map(({ name, label }) => [name, label]));
  throw new AppError('unprocessable', 'request.wrong', 'Some fields need another value. Mend them and send it again.', {
    problems: read.error.issues.map(({ path, message }) => {
      const name = String(path[0] ?? '');
      const isMissing = entered[name] === undefined && labels.has(name);
      return wrongField(['data', ...path.map(String)].join('.'), isMissing ? `Fill in ${labels.get(name)}` : message);
    }),
  });
}

const wrongKind = (code: string, message: string): AppError =>
  new AppError('unprocessable', code, message, { problems: [wrongField('kind', message)] });

const wrongField = (field: string, message: string) => ({ code: 'field.wrong', field, message });
