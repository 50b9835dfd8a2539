/** What the doors of packages export, and what TSDoc says of it. Read with the compiler, so that re-exports count as their declaration. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './root.js';

export interface DocumentedExport {
  /** As a caller writes it: `indexGraph`, `field.text`. */
  readonly name: string;
  /** The import specifier of its door: `@hookline/domain/testing`. */
  readonly door: string;
  /** Path and line of the declaration. */
  readonly place: string;
  readonly comment: string;
  /** The code of each `@example`. */
  readonly examples: readonly string[];
}

/** Every export of every door of these packages, once, under the first name it is found by. */
export function documentedExports(packages: readonly string[]): readonly DocumentedExport[] {
  const doors = packages.flatMap(doorsOf);
  const { options } = readConfig();
  const program = ts.createProgram(
    doors.map(({ file }) => file),
    options,
  );
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Symbol>();
  const exportsOf = (module: ts.Symbol, door: string, prefix: string): readonly DocumentedExport[] =>
    checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const name = prefix + exported.name;
      if (symbol.flags & ts.SymbolFlags.ValueModule) return exportsOf(symbol, door, `${name}.`);
      if (seen.has(symbol)) return [];
      seen.add(symbol);
      return describe(symbol, checker, { name, door });
    });
  return doors.flatMap(({ file, door }) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    return module ? exportsOf(module, door, '') : [];
  });
}

function describe(
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
  { name, door }: Pick<DocumentedExport, 'name' | 'door'>,
): readonly DocumentedExport[] {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration) return [];
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart());
  const examples = symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === 'example')
    .map((tag) => codeIn(ts.displayPartsToString(tag.text)));
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  return [{ name, door, place: `${relative(root, source.fileName)}:${line + 1}`, comment, examples }];
}

/** The first code block of a text in Markdown; the text itself when it has none. */
export const codeIn = (markdown: string): string => /```ts\n([\s\S]*?)```/.exec(markdown)?.[1] ?? markdown;

function doorsOf(name: string): readonly { readonly file: string; readonly door: string }[] {
  const folder = join(root, 'packages', name);
  const { exports }: { exports: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return Object.entries(exports).map(([path, file]) => ({
    file: join(folder, file),
    door: `@hookline/${name}${path.slice(1)}`,
  }));
}

function readConfig(): ts.ParsedCommandLine {
  const file = join(root, 'tsconfig.json');
  return ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, root);
}
