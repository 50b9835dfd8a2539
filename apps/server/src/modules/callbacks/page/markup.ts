/** HTML whose interpolated texts are always escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

type Part = string | Markup | readonly Markup[];

/** `` markup`<p>${text}</p>` ``: text is escaped, markup and lists of it are not. */
export function markup(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(fixed.map((text, index) => text + htmlOf(parts[index] ?? '')).join(''));
}

function htmlOf(part: Part): string {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return part instanceof Markup ? part.html : part.map(({ html }) => html).join('');
}
