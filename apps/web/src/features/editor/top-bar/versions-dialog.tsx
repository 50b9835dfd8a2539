import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys, workflows } from '../../../shared/api/index.js';
import { LoadFailure, RelativeTime, toast, toastFailure } from '../../../shared/ui/index.js';
import { useSession } from '../session/session-context.js';
import classes from './top-bar.module.css';

interface VersionsDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The published versions. Restoring copies one into the draft; it becomes live when it is published. */
export function VersionsDialog({ opened, onClose }: VersionsDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Versions" size="md">
      <Versions onRestored={onClose} />
    </Modal>
  );
}

function Versions({ onRestored }: { readonly onRestored: () => void }) {
  const { workflowId, editor } = useSession();
  const client = useQueryClient();
  const versions = useQuery({
    queryKey: keys.workflows.versions(workflowId),
    queryFn: ({ signal }) => workflows.listVersions(workflowId, signal),
  });
  const restore = useMutation({
    mutationFn: (version: number) =>
      client.fetchQuery({
        queryKey: keys.workflows.version(workflowId, version),
        queryFn: ({ signal }) => workflows.getVersion(workflowId, version, signal),
      }),
    // An ordinary edit rather than the server's restore, so that it can be undone.
    onSuccess: ({ version, graph }) => {
      if (!editor.dispatch({ kind: 'replace-graph', graph })) return;
      toast(`Version ${version} is in the draft`, 'Publish it to make it live. Undo brings your draft back.');
      onRestored();
    },
    onError: (error) => toastFailure('The version was not restored', error),
  });
  if (versions.isError) return <LoadFailure error={versions.error} onRetry={() => void versions.refetch()} />;
  const items = versions.data?.items ?? [];
  if (items.length === 0) return <p>Nothing is published yet.</p>;
  return (
    <ul>
      {items.map(({ version, note, publishedAt, live }) => (
        <li key={version} className={classes.version}>
          <div>
            <b>v{version}</b>{' '}
            {live && (
              <span className={classes.chip} data-state="live">
                <i aria-hidden />
                live
              </span>
            )}
            <p>{note === '' ? 'No note' : note}</p>
            <p>
              <RelativeTime at={publishedAt} />
            </p>
          </div>
          <Button
            size="xs"
            loading={restore.isPending && restore.variables === version}
            onClick={() => restore.mutate(version)}
          >
            Restore to draft
          </Button>
        </li>
      ))}
    </ul>
  );
}
