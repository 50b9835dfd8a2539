/**
 * What the domain must know of node types, and all it may know: it never names one. `node-kit` builds a catalogue from
 * the definitions; tests draw a small one.
 */
export interface NodeCatalog {
  find(type: string): NodeTypeFacts | undefined;
}

export interface NodeTypeFacts {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  /** Output ports in order; a disabled node passes its input along the first. Empty: nothing can follow. */
  readonly ports: readonly string[];
  readonly trigger: boolean;
  readonly container: boolean;
  /** Checks a draft's config. A field that holds a template is only checked for being filled in. */
  checkConfig(config: unknown): readonly ConfigIssue[];
  /** Every expression in a config, with the step keys it refers to. */
  references(config: unknown): readonly ConfigReference[];
}

export interface ConfigIssue {
  /** Dotted path in the config: `fields.0.name`. */
  readonly field: string;
  readonly code: 'field.missing' | 'field.wrong' | 'expression.syntax';
  readonly message: string;
}

export interface ConfigReference {
  readonly field: string;
  readonly stepKey: string;
}
