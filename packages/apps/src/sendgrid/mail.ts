/** What SendGrid's actions share. https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send */
import { field } from '@hookline/node-kit';
import type { Answer, AppRequest } from '../kit/app.js';
import { mailAddress, mailAddresses, mailFrom, mailTo, type MailAddress } from '../kit/mail-addresses.js';
import { pairs, recordOf } from '../kit/pairs.js';

export const sender = () => mailFrom('A verified sender, or an address of your verified domain.');
export const recipients = mailTo;

/** The rare ones, in the order of the screen. */
export const options = {
  cc: field.text({ label: 'Cc', advanced: true }),
  bcc: field.text({ label: 'Bcc', advanced: true }),
  replyTo: field.text({ label: 'Reply to', placeholder: 'help@example.com', advanced: true }),
  separately: field.toggle({
    label: 'Send separately',
    help: 'Each person in To gets a mail of their own, and sees no other address.',
    default: false,
    advanced: true,
  }),
  category: field.text({
    label: 'Category',
    placeholder: 'orders',
    help: 'SendGrid counts by it. At most ten, with commas.',
    advanced: true,
  }),
  arguments: pairs({
    label: 'Custom arguments',
    placeholder: 'order_id',
    help: 'SendGrid’s own events name them again.',
    addLabel: 'Add argument',
    advanced: true,
  }),
  sandbox: field.toggle({ label: 'Only check it', help: 'SendGrid sends nothing.', default: false, advanced: true }),
};

interface Mail {
  readonly to: string;
  readonly from: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly separately: boolean;
  readonly category: string;
  readonly arguments: Parameters<typeof recordOf>[0];
  readonly sandbox: boolean;
}

/** @param each what every recipient's mail has @param whole what the request has beside it @throws NodeError `config.wrong` */
export function mailRequest(mail: Mail, each: Readonly<Record<string, unknown>>, whole: object): AppRequest {
  const to = mailAddresses('To', mail.to);
  const rest = {
    cc: someOf('Cc', mail.cc),
    bcc: someOf('Bcc', mail.bcc),
    custom_args: mail.arguments.length === 0 ? undefined : recordOf(mail.arguments),
    ...each,
  };
  const groups = mail.separately ? to.map((one) => [one]) : [to];
  const categories = mail.category.split(',').flatMap((name) => name.trim() || []);
  return {
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      personalizations: groups.map((group) => ({ to: group, ...rest })),
      from: mailAddress('From', mail.from),
      reply_to: mail.replyTo.trim() === '' ? undefined : mailAddress('Reply to', mail.replyTo),
      categories: categories.length === 0 ? undefined : categories,
      mail_settings: mail.sandbox ? { sandbox_mode: { enable: true } } : undefined,
      ...whole,
    },
  };
}

function someOf(label: string, text: string): readonly MailAddress[] | undefined {
  const addresses = mailAddresses(label, text);
  return addresses.length === 0 ? undefined : addresses;
}

/** Taken over, not delivered: SendGrid tells of that in its own events, by this id. */
export const acceptedMail = ({ headers }: Answer) => ({ accepted: true, messageId: headers['x-message-id'] ?? null });
