/** Why stored or imported JSON is not a workflow document. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';

  /** @param issues what is wrong where, by dotted path (`nodes.0.type`; empty for the document itself). */
  constructor(
    readonly code: 'document.wrong-shape' | 'document.too-new',
    message: string,
    readonly issues: readonly DocumentIssue[] = [],
  ) {
    super(message);
  }
}

export interface DocumentIssue {
  readonly path: string;
  readonly message: string;
}
