import { getRouteApi } from '@tanstack/react-router';
import { InboxPage } from '../../features/inbox/index.js';

const route = getRouteApi('/app/inbox');

export function InboxRoute() {
  const { event, workflow, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <InboxPage
      filter={{ ...filter, workflowId: workflow }}
      selected={event ?? null}
      onFilter={(change) => {
        const { workflowId, ...rest } = change;
        const moved = 'workflowId' in change ? { workflow: workflowId } : {};
        void navigate({ search: (before) => ({ ...before, ...rest, ...moved, event: undefined }), replace: true });
      }}
      onSelect={(id) => void navigate({ search: (before) => ({ ...before, event: id ?? undefined }) })}
    />
  );
}
