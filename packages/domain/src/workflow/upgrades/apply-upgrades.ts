import { DocumentError } from '../document-error.js';

/**
 * Brings a document of one version to the next. One file per version, named after it (`2-split-retry.ts`), never
 * changed once released: documents of every version are out there.
 */
export interface DocumentUpgrade {
  /** The version it starts from; it ends at `from + 1`. */
  readonly from: number;
  upgrade(document: StoredDocument): StoredDocument;
}

export type StoredDocument = Readonly<Record<string, unknown>>;

/**
 * Applies the upgrades that lead from a document's `schema` (1 when it has none) to the current one.
 *
 * @throws DocumentError `document.too-new` or `document.wrong-shape`.
 */
export function applyUpgrades(
  document: StoredDocument,
  upgrades: readonly DocumentUpgrade[],
  current: number,
): StoredDocument {
  let upgraded = { ...document, schema: readVersion(document) };
  if (upgraded.schema > current) {
    const message = `This workflow was made with a newer Hookline (document version ${upgraded.schema}, here ${current}). Update Hookline to open it`;
    throw new DocumentError('document.too-new', message);
  }
  while (upgraded.schema < current) {
    const next = upgrades.find((upgrade) => upgrade.from === upgraded.schema);
    if (!next) throw new Error(`No upgrade from document version ${upgraded.schema}`);
    upgraded = { ...next.upgrade(upgraded), schema: next.from + 1 };
  }
  return upgraded;
}

function readVersion({ schema = 1 }: StoredDocument): number {
  if (typeof schema === 'number' && Number.isInteger(schema) && schema >= 1) return schema;
  throw new DocumentError('document.wrong-shape', 'The version of this document cannot be read. Export it again', [
    { path: 'schema', message: 'is a whole number from 1' },
  ]);
}
