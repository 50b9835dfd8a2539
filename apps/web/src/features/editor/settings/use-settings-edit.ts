import type { WorkflowSettings } from '@hookline/domain';
import { useSession } from '../session/session-context.js';

/** Changes workflow settings by edits. A burst of typing in one of them is one undo step. */
export function useSettingsEdit(): (settings: Partial<WorkflowSettings>) => void {
  const { editor } = useSession();
  return (settings) =>
    void editor.dispatch({ kind: 'update-settings', settings }, `settings ${Object.keys(settings).join()}`);
}
