/** What a sender signs, as a text with placeholders. The body goes in as bytes: it need not be text. */
export interface SignedValues {
  readonly timestamp: string;
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
}

type Placeholder = keyof SignedValues;

const PLACEHOLDER = /(\{[a-z]+\})/i;
const KNOWN: ReadonlyMap<string, Placeholder> = new Map(
  (['timestamp', 'id', 'method', 'url', 'body'] as const).map((name) => [`{${name}}`, name]),
);

/** A value is put in as it is, also when it looks like a placeholder itself. */
export const signedParts = (template: string, values: SignedValues): readonly (string | Uint8Array)[] =>
  template.split(PLACEHOLDER).map((part) => {
    const name = KNOWN.get(part);
    return name === undefined ? part.replaceAll('\\n', '\n') : values[name];
  });

export const holds = (template: string, name: Placeholder): boolean => template.includes(`{${name}}`);

export const unknownPlaceholders = (template: string): readonly string[] =>
  template.split(PLACEHOLDER).filter((part) => PLACEHOLDER.test(part) && !KNOWN.has(part));
