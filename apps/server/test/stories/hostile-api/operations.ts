/** Every operation of the OpenAPI document, with what a request to it is made of. */

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly $ref?: string } }> };
}

export interface OpenApi {
  readonly paths: Record<string, Record<string, Described>>;
}

export interface Operation {
  readonly name: string;
  readonly method: string;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
  readonly inPath: readonly string[];
  readonly inQuery: readonly string[];
  readonly takesBody: boolean;
}

export const operationsOf = ({ paths }: OpenApi): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
      const named = (place: string) => parameters.filter((one) => one.in === place).map(({ name }) => name);
      return {
        name: operationId,
        method: method.toUpperCase(),
        path,
        inPath: named('path'),
        inQuery: named('query'),
        takesBody: requestBody !== undefined,
      };
    }),
  );
