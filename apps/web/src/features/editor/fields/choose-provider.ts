import type { FieldDescription } from '@hookline/node-kit';
import type { Editor } from '../model/editor-store.js';
import { pathBeside } from './siblings.js';

/** Where a config holds its sender, and the credential that belongs to it. */
export interface ProviderPaths {
  readonly provider: string;
  /** Null when nothing beside it holds a credential. */
  readonly credential: string | null;
}

/** @param path of the field that holds the provider */
export function providerPaths(path: string, siblings: readonly FieldDescription[]): ProviderPaths {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const credential = siblings.find((field) => field.control === 'credential' && field.of === name);
  return { provider: path, credential: credential ? pathBeside(path, credential.name) : null };
}

/** Sets the sender. A credential belongs to one sender, so it goes in the same step of undo. */
export function chooseProvider(editor: Editor, nodeId: string, paths: ProviderPaths, provider: string): void {
  const set = { kind: 'set-field' as const, nodeId };
  editor.dispatch([
    { ...set, field: paths.provider, value: provider },
    ...(paths.credential === null ? [] : [{ ...set, field: paths.credential }]),
  ]);
}
