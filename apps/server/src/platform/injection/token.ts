declare const injected: unique symbol;

/** Names a value that has no class of its own, such as an interface, for injection. */
export type Token<Value> = symbol & { readonly [injected]?: Value };

export const token = <Value>(name: string): Token<Value> => Symbol(name);
