import type { FieldDescription } from '@hookline/node-kit';
import type { Editor } from '../../model/editor-store.js';
import { pathBeside } from '../frame/siblings.js';

/** The paths of the provider and its credential in a config. */
export interface ProviderPaths {
  readonly provider: string;
  /** Null without a credential field beside it. */
  readonly credential: string | null;
}

/** @param path of the field that holds the provider */
export function providerPaths(path: string, siblings: readonly FieldDescription[]): ProviderPaths {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const credential = siblings.find((field) => field.control === 'credential' && field.of === name);
  return { provider: path, credential: credential ? pathBeside(path, credential.name) : null };
}

/** Sets the provider, and clears the credential, which belongs to one provider, in the same undo step. */
export function chooseProvider(editor: Editor, nodeId: string, paths: ProviderPaths, provider: string): void {
  const set = { kind: 'set-field' as const, nodeId };
  editor.dispatch([
    { ...set, field: paths.provider, value: provider },
    ...(paths.credential === null ? [] : [{ ...set, field: paths.credential }]),
  ]);
}
