import { sameJson } from '@hookline/domain';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { errorSentence } from '../../../shared/api/index.js';
import { announce, formatClock, toast, useNow } from '../../../shared/ui/index.js';
import { createBackup, findBackup } from '../model/saving/draft-backup.js';
import { useScreen, useSession } from '../session/session-context.js';
import { useWorkflow, workflowQuery } from '../session/use-workflow.js';
import classes from './top-bar.module.css';

/**
 * Asks when there are two drafts: a local one and another user's, or a local one and the backup of an earlier session.
 */
export function DraftBanners() {
  useFollowOthers();
  return (
    <>
      <ConflictBanner />
      <BackupBanner />
    </>
  );
}

/** Shows another user's saved draft when there are no unsaved local changes. */
function useFollowOthers(): void {
  const { editor, autosave } = useSession();
  const draft = useWorkflow()?.draft;
  const save = useScreen((state) => state.save);
  useEffect(() => {
    if (!draft || save.kind !== 'saved' || autosave.unsaved || draft.revision <= autosave.knownRevision) return;
    const same = sameJson(draft.graph, editor.graph());
    autosave.adopt(same ? editor.graph() : draft.graph, draft.revision);
    if (same) return;
    editor.reset(draft.graph);
    toast('Someone else changed the draft', 'It is shown as they saved it.');
  }, [draft, save, editor, autosave]);
}

function ConflictBanner() {
  const { workflowId, editor, autosave } = useSession();
  const conflict = useScreen((state) => state.save.kind === 'conflict');
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  if (!conflict) return null;
  const decide = async (keepMine: boolean): Promise<void> => {
    try {
      const { draft } = await client.fetchQuery({ ...workflowQuery(workflowId), staleTime: 0 });
      if (keepMine) return autosave.keepMine(draft.revision);
      autosave.adopt(draft.graph, draft.revision);
      editor.reset(draft.graph);
      announce('Their draft is shown');
    } catch (error) {
      setFailure(errorSentence(error));
    }
  };
  return (
    <div className={classes.banner} role="alert">
      <span>Someone else saved this draft while you edited it. {failure}</span>
      <Button size="xs" onClick={() => void decide(false)}>
        Load theirs
      </Button>
      <Button size="xs" onClick={() => void decide(true)}>
        Keep mine
      </Button>
    </div>
  );
}

function BackupBanner() {
  const { workflowId, editor, autosave } = useSession();
  const now = useNow();
  const [backup, setBackup] = useState(() => {
    const found = findBackup(workflowId);
    return found && !sameJson(found.graph, editor.graph()) ? found : undefined;
  });
  useEffect(() => {
    // The last save of the earlier session succeeded: the backup is obsolete.
    if (!backup && !autosave.unsaved) createBackup(workflowId).drop();
  }, [backup, autosave, workflowId]);
  if (!backup) return null;
  const restore = (): void => {
    setBackup(undefined);
    editor.dispatch({ kind: 'replace-graph', graph: backup.graph });
  };
  const discard = (): void => {
    setBackup(undefined);
    createBackup(workflowId).drop();
  };
  return (
    <div className={classes.banner} role="alert">
      <span>
        Edits from {formatClock(new Date(backup.at).toISOString(), now)} did not reach the server. They are kept in this
        browser.
      </span>
      <Button size="xs" onClick={restore}>
        Restore them
      </Button>
      <Button size="xs" onClick={discard}>
        Discard them
      </Button>
    </div>
  );
}
