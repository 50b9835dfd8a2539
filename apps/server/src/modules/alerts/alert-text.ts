interface Told {
  readonly workflow: { readonly name: string };
  readonly run: { readonly url: string };
  readonly step: { readonly name: string } | null;
  readonly error: { readonly message: string };
  readonly count: number;
}

/** Chats take 2000 characters, and the address of the run must be among them. */
const MAX_MESSAGE = 1000;

/**
 * What a chat shows of an alert. The error may quote an event, so nothing in it is markup: `<` would begin a command in
 * one chat, and `@everyone` would notify everyone in another.
 */
export function alertText({ workflow, run, step, error, count }: Told): string {
  const where = step === null ? '' : ` at “${step.name}”`;
  const times = count === 1 ? '' : ` ${count} times`;
  const message = error.message.length > MAX_MESSAGE ? `${error.message.slice(0, MAX_MESSAGE)}…` : error.message;
  return `${withoutMarkup(`${workflow.name} failed${times}${where}: ${message}`)}\n${run.url}`;
}

const withoutMarkup = (text: string): string =>
  text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll(/@(?=(?:everyone|here|channel|all)\b)/gi, '@\u{200b}');
