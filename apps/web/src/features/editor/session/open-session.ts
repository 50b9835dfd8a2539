import type { WorkflowResponse } from '@hookline/contracts';
import { createSession } from './editor-session.js';
import type { EditorSession, SessionDeps } from './editor-session.js';

/** So many workflows can be gone back to with everything that can be undone in them. */
const MAX_KEPT = 5;
const kept = new Map<string, EditorSession>();

/**
 * The visit of a workflow, gone on with when one comes back to it in the same tab: what was done can still be undone,
 * and a save that is on its way is known. Begun anew when the draft was changed elsewhere meanwhile.
 */
export function openSession(workflow: WorkflowResponse, doors: SessionDeps): EditorSession {
  const known = kept.get(workflow.id);
  const session = known && isCurrent(known, workflow) ? comeBack(known) : createSession(workflow, doors);
  kept.delete(workflow.id);
  kept.set(workflow.id, session);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return session;
}

const isCurrent = ({ autosave }: EditorSession, { draft }: WorkflowResponse): boolean =>
  autosave.unsaved || autosave.knownRevision === draft.revision;

/** What was open is closed: the page is entered, not gone on with. */
function comeBack(session: EditorSession): EditorSession {
  session.editor.open(null);
  session.screen.setState({ addMenu: null, connectFrom: null, renaming: null, moving: [], settings: false });
  return session;
}
