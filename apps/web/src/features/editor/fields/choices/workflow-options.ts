import type { WorkflowSummaryResponse } from '@hookline/contracts';

interface WorkflowOptions {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Why the chosen workflow cannot be run now. */
  readonly warning: string | null;
}

type Known = Pick<WorkflowSummaryResponse, 'id' | 'name' | 'published'>;

/** @param known undefined until loaded: the chosen workflow then has no name, but is not missing */
export function workflowOptions(
  known: readonly Known[] | undefined,
  chosen: string | null,
  ownId: string,
): WorkflowOptions {
  const options = (known ?? []).map(({ id, name, published }) => ({
    value: id,
    label: name + (id === ownId ? ' (this workflow)' : '') + (published ? '' : ' (not published)'),
  }));
  const current = known?.find(({ id }) => id === chosen);
  if (chosen === null || !known) return { options, warning: null };
  if (!current) {
    const missing = { value: chosen, label: `Unknown workflow ${chosen}` };
    return { options: [...options, missing], warning: 'This workflow is not here any more. Choose another.' };
  }
  const warning = current.published ? null : `${current.name} is not published yet. Publish it before this step runs.`;
  return { options, warning };
}
