import { getRouteApi } from '@tanstack/react-router';
import { EditorPage } from '../../features/editor/index.js';

const route = getRouteApi('/app/workflows/$workflowId');

/** Loaded on demand: the editor is the heaviest part of the app. */
export function EditorRoute() {
  const { workflowId } = route.useParams();
  const { step, field } = route.useSearch();
  return (
    <EditorPage key={workflowId} workflowId={workflowId} openAt={{ nodeId: step ?? null, field: field ?? null }} />
  );
}
