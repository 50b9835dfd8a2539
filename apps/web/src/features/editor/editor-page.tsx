import type { WorkflowResponse } from '@hookline/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LoadFailure, useTitle } from '../../shared/ui/index.js';
import { EditorLayout } from './editor-layout.js';
import type { EditorSession } from './session/editor-session.js';
import { openSession } from './session/open-session.js';
import { SessionProvider } from './session/session-context.js';
import { toastRefusal } from './session/toast-refusal.js';
import { rememberSaved, workflowQuery } from './session/use-workflow.js';
import classes from './editor-layout.module.css';

interface EditorPageProps {
  readonly workflowId: string;
  /** The step and field to open initially. */
  readonly openAt: { readonly nodeId: string | null; readonly field: string | null };
}

/** Loads a workflow and opens it. Later loads (after a rename or publish) do not touch the draft being edited. */
export function EditorPage({ workflowId, openAt }: EditorPageProps) {
  const query = useQuery(workflowQuery(workflowId));
  useTitle(query.data?.name ?? '');
  if (query.data) return <OpenWorkflow key={workflowId} workflow={query.data} openAt={openAt} />;
  if (query.isError) {
    return (
      <div className={classes.failure}>
        <LoadFailure error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Skeleton height="100%" radius={0} role="status" aria-label="Loading the workflow" />;
}

interface OpenWorkflowProps {
  readonly workflow: WorkflowResponse;
  readonly openAt: EditorPageProps['openAt'];
}

function OpenWorkflow({ workflow, openAt }: OpenWorkflowProps) {
  const client = useQueryClient();
  const [session] = useState(() => {
    const opened = openSession(workflow, {
      onRefused: toastRefusal,
      onSaved: (saved, graph) => rememberSaved(client, workflow.id, saved, graph),
    });
    // The step may have been deleted since the run that links here.
    const isThere = opened.editor.graph().nodes.some((node) => node.id === openAt.nodeId);
    if (isThere) opened.editor.open(openAt.nodeId, openAt.field);
    return opened;
  });
  useSaveOnLeave(session);
  return (
    <SessionProvider value={session}>
      <EditorLayout />
    </SessionProvider>
  );
}

/** Saves when the page is left, so that the changes of the last moment are not lost. */
function useSaveOnLeave({ autosave }: EditorSession): void {
  useEffect(() => {
    const saveNow = (): void => void autosave.flush(true);
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') saveNow();
    };
    document.addEventListener('visibilitychange', onVisibility);
    const onOnline = (): void => void autosave.flush();
    window.addEventListener('online', onOnline);
    window.addEventListener('pagehide', saveNow);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('pagehide', saveNow);
      saveNow();
    };
  }, [autosave]);
}
