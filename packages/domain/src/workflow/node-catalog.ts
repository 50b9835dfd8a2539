/**
 * All that the domain knows of node types: it never names one. `node-kit` builds a catalogue from the definitions; tests draw a
 * small one.
 */
export interface NodeCatalog {
  find(type: string): NodeTypeFacts | undefined;
  /** The types that have this capability, in the order of the registry. */
  findCapable(capability: string): readonly NodeTypeFacts[];
}

/** What the domain knows of one node type. Every function takes an unresolved, maybe half-filled config. */
export interface NodeTypeFacts {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  readonly trigger: boolean;
  readonly container: boolean;
  /** What it can do for a step before it that asks: see {@link NeededStep}. Words that only definitions give a meaning. */
  readonly capabilities: readonly string[];
  /**
   * Output ports in order, each once; they may follow the config, which may still hold templates. A disabled node passes
   * its input along the first. Empty: nothing can follow.
   */
  ports(config: unknown): readonly string[];
  /** Checks a draft's config. A field that holds a template is only checked for being filled in. */
  checkConfig(config: unknown): readonly ConfigIssue[];
  /** Every expression in a config, with the step keys it refers to. */
  references(config: unknown): readonly ConfigReference[];
  /** The unknown names in the expressions of a config. Optional: without it no name is reported. */
  unknownNames?(config: unknown): readonly UnknownConfigName[];
  /** How many templates a config has, counted without parsing them. Optional: without it no config is too large. */
  expressionLoad?(config: unknown): ExpressionLoad;
  /** A step that has to come after it for this config to make sense. */
  needs(config: unknown): NeededStep | undefined;
}

/** A step that a config asks for further down its path: any whose type has the capability. */
export interface NeededStep {
  readonly capability: string;
  /** Dotted path in the config: what asks for it. */
  readonly field: string;
  /** What the form calls that field. */
  readonly label: string;
}

/** One fault in one field of a draft. Validation turns it into a {@link Problem} of the node. */
export interface ConfigIssue {
  /** Dotted path in the config: `fields.0.name`. */
  readonly field: string;
  readonly code: 'field.missing' | 'field.wrong' | 'expression.syntax';
  readonly message: string;
}

/** One use of `steps.<stepKey>` in a config. `field` is a dotted path, as in {@link ConfigIssue}. */
export interface ConfigReference {
  readonly field: string;
  readonly stepKey: string;
  /** What is read of the step, when only one name is: `item` in `steps.loop.item`. */
  readonly member?: string | undefined;
}

/** A name in an expression that stands for nothing. `field` is a dotted path, as in {@link ConfigIssue}. */
export interface UnknownConfigName {
  readonly field: string;
  readonly kind: 'function' | 'variable' | 'name';
  /** As it is written. */
  readonly name: string;
  /** One sentence or two, with what was probably meant. */
  readonly message: string;
}

/** The texts with templates of a config: how many templates, and how many characters in all. */
export interface ExpressionLoad {
  readonly templates: number;
  readonly characters: number;
}
