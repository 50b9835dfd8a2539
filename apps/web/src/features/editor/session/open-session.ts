import type { WorkflowResponse } from '@hookline/contracts';
import { createSession } from './editor-session.js';
import type { EditorSession, SessionDeps } from './editor-session.js';

/** Number of sessions kept, each with its undo history. */
const MAX_KEPT = 5;
const kept = new Map<string, EditorSession>();

/**
 * Returns the session of a workflow, continued when the user comes back to it in the same tab, so that undo and pending
 * saves survive. A draft that was changed elsewhere gets a new session.
 */
export function openSession(workflow: WorkflowResponse, deps: SessionDeps): EditorSession {
  const known = kept.get(workflow.id);
  const session = known && isCurrent(known, workflow) ? reenter(known) : createSession(workflow, deps);
  kept.delete(workflow.id);
  kept.set(workflow.id, session);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return session;
}

const isCurrent = ({ autosave }: EditorSession, { draft }: WorkflowResponse): boolean =>
  autosave.unsaved || autosave.knownRevision === draft.revision;

/** Closes what was open: the user enters the page anew. */
function reenter(session: EditorSession): EditorSession {
  session.editor.open(null);
  session.screen.setState({ addMenu: null, connectFrom: null, renaming: null, moving: [], settings: false });
  return session;
}
