import { credentialFields, type Provider } from '@hookline/providers';
import { AppError } from '../../platform/errors/app-error.js';

export type CredentialData = Readonly<Record<string, unknown>>;

/**
 * Validates entered data against the provider's schema. Error messages name the field, never its value.
 * @throws AppError `provider.unknown`, `provider.no-credential`, `request.wrong`
 */
export function readCredentialData(provider: Provider | undefined, entered: CredentialData): CredentialData {
  if (!provider) throw wrongProvider('provider.unknown', 'This Hookline knows no provider with this id.');
  const { title, credential } = provider;
  if (!credential) {
    throw wrongProvider('provider.no-credential', `${title} takes no credential: the trigger URL is the only secret.`);
  }
  const read = credential.safeParse(entered);
  if (read.success) return read.data;
  const labels = new Map(credentialFields(credential).map(({ name, label }) => [name, label]));
  throw new AppError('unprocessable', 'request.wrong', 'Some fields need another value. Mend them and send it again.', {
    problems: read.error.issues.map(({ path, message }) => {
      const name = String(path[0] ?? '');
      const isMissing = entered[name] === undefined && labels.has(name);
      return wrongField(['data', ...path.map(String)].join('.'), isMissing ? `Fill in ${labels.get(name)}` : message);
    }),
  });
}

const wrongProvider = (code: string, message: string): AppError =>
  new AppError('unprocessable', code, message, { problems: [wrongField('provider', message)] });

const wrongField = (field: string, message: string) => ({ code: 'field.wrong', field, message });
