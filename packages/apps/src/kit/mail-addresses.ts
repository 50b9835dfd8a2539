/** What services that send mail share: fields of addresses, and addresses as people write them. */
import { NodeError, field } from '@hookline/node-kit';

export const mailTo = () =>
  field.text({
    label: 'To',
    required: true,
    placeholder: '{{ trigger.body.email }}',
    help: 'One or several with commas, also as Ada Lovelace <ada@example.com>.',
  });

export const mailFrom = (help: string) =>
  field.text({ label: 'From', required: true, placeholder: 'Shop <shop@example.com>', help });

export const mailText = () =>
  field.multiline({ label: 'Text', placeholder: 'Thank you for order {{ trigger.body.id }}.' });

export const mailHtml = () =>
  field.multiline({
    label: 'HTML',
    help: 'For programs that show it; others show the text. Values are sent as they read: & < > in them is no markup.',
    encoding: 'markup',
  });

export interface MailAddress {
  readonly email: string;
  readonly name?: string;
}

/**
 * The addresses in a text: commas, semicolons or lines are between them, and a comma in quotes belongs to a name.
 * @throws NodeError `config.wrong`
 * @example
 * ```ts
 * mailAddresses('To', 'Ada <ada@x.test>, bob@x.test'); // => [{ email: 'ada@x.test', name: 'Ada' }, { email: 'bob@x.test' }]
 * ```
 */
export const mailAddresses = (label: string, text: string): readonly MailAddress[] =>
  split(text).map((entry) => addressIn(label, entry));

/** Exactly one. @throws NodeError `config.wrong` */
export function mailAddress(label: string, text: string): MailAddress {
  const [address, ...more] = mailAddresses(label, text);
  if (address !== undefined && more.length === 0) return address;
  throw new NodeError({ code: 'config.wrong', message: `${label}: give one address.` });
}

function split(text: string): readonly string[] {
  const entries: string[] = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && /[,;\n]/.test(character)) entries.push('');
    else entries.push((entries.pop() ?? '') + character);
  }
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function addressIn(label: string, entry: string): MailAddress {
  const open = entry.endsWith('>') ? entry.lastIndexOf('<') : -1;
  const email = (open < 0 ? entry : entry.slice(open + 1, -1)).trim();
  const name = open < 0 ? '' : entry.slice(0, open).replaceAll('"', '').trim();
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email))
    throw new NodeError({ code: 'config.wrong', message: `${label}: "${entry}" is no e-mail address.` });
  return name === '' ? { email } : { email, name };
}
