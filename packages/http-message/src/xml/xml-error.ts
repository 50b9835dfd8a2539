/** Why a text was not read, in a sentence. */
export class XmlError extends Error {
  /** @param kind `malformed`: the text is no XML. `refused`: it is, and is not read */
  constructor(
    readonly kind: 'malformed' | 'refused',
    message: string,
  ) {
    super(message);
  }
}
