import type { ProviderResponse } from '@hookline/contracts';
import type { GraphNode } from '@hookline/domain';
import { describeFields } from '@hookline/node-kit';
import { findDefinition } from '../../../shared/canvas/index.js';
import { useProviders } from '../../credentials/index.js';
import { chooseProvider, providerPaths } from '../fields/choose-provider.js';
import { useSession } from '../session/session-context.js';

export interface Sender {
  /** Undefined for any sender, and for one that is not known (yet). */
  readonly provider: ProviderResponse | undefined;
  /** Nobody has said who sends. */
  readonly isAnybody: boolean;
  /** What its requests are checked with; null when they are not. */
  readonly credentialId: string | null;
  find(providerId: string): ProviderResponse | undefined;
  /** Sets the sender, and puts the keyboard where it goes on: at the credential. */
  choose(provider: ProviderResponse): void;
}

/** Who sends to this trigger. */
export function useSender(node: GraphNode): Sender {
  const { editor } = useSession();
  const known = useProviders().data?.items ?? [];
  const definition = findDefinition(node.type);
  const fields = definition ? describeFields(definition) : [];
  const field = fields.find(({ control }) => control === 'provider');
  const paths = field && providerPaths(field.name, fields);
  const valueOf = (path: string | null | undefined): unknown => (path ? node.config[path] : undefined);
  const find = (id: unknown): ProviderResponse | undefined => known.find((provider) => provider.id === id);
  const chosen = valueOf(paths?.provider) ?? field?.default;
  const credential = valueOf(paths?.credential);
  return {
    provider: find(chosen),
    isAnybody: paths !== undefined && chosen === field?.default,
    credentialId: typeof credential === 'string' && credential !== '' ? credential : null,
    find,
    choose(provider) {
      if (!paths) return;
      chooseProvider(editor, node.id, paths, provider.id);
      editor.open(node.id, provider.fields.length > 0 ? paths.credential : paths.provider);
    },
  };
}
