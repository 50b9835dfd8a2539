import { Skeleton } from '@mantine/core';
import type { WorkflowResponse } from '@hookline/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LoadFailure, useTitle } from '../../shared/ui/index.js';
import { Editor } from './editor.js';
import { toastRefusal } from './problems/toast-refusal.js';
import { createSession } from './session/editor-session.js';
import type { EditorSession } from './session/editor-session.js';
import { SessionProvider } from './session/session-context.js';
import { rememberSaved, workflowQuery } from './session/use-workflow.js';

/** Loads a workflow and opens it. What is loaded later (a rename, a publish) does not touch the draft being edited. */
export function EditorPage({ workflowId }: { readonly workflowId: string }) {
  const query = useQuery(workflowQuery(workflowId));
  useTitle(query.data?.name ?? '');
  if (query.data) return <OpenWorkflow key={workflowId} workflow={query.data} />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton height="100%" radius={0} aria-label="Loading the workflow" />;
}

function OpenWorkflow({ workflow }: { readonly workflow: WorkflowResponse }) {
  const client = useQueryClient();
  const [session] = useState(() =>
    createSession(workflow, {
      onRefused: toastRefusal,
      onSaved: (saved) => rememberSaved(client, workflow.id, saved),
    }),
  );
  useSaveOnLeave(session);
  return (
    <SessionProvider value={session}>
      <Editor />
    </SessionProvider>
  );
}

/** Nothing typed is lost when the page is left within the moment before a save. */
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
