import type { ProviderResponse } from '@hookline/contracts';
import type { GraphNode } from '@hookline/domain';
import { describeFields } from '@hookline/node-kit';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { useProviders } from '../../../credentials/index.js';
import { chooseProvider, providerPaths } from '../../fields/provider/choose-provider.js';
import { useSession } from '../../session/session-context.js';

export interface ProviderChoice {
  /** Undefined for "any sender", and for a provider that is unknown or not loaded yet. */
  readonly provider: ProviderResponse | undefined;
  /** Whether no provider is chosen. */
  readonly isAnybody: boolean;
  /** The credential that verifies requests; null when they are not verified. */
  readonly credentialId: string | null;
  find(providerId: string): ProviderResponse | undefined;
  /** Sets the provider, and focuses the next field: the credential. */
  choose(provider: ProviderResponse): void;
}

/** The provider that is chosen for a trigger. */
export function useProviderChoice(node: GraphNode): ProviderChoice {
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
