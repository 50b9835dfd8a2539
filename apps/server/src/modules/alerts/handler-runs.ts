import { idAt } from '../../platform/ids/uuid.js';
import { childId, type CalledWorkflows, type RunStarter } from '../engine/index.js';
import type { AlertPayload } from './alert-payload.js';

/** Runs of failure-handler workflows. One message makes one run, however often it is attempted. */
export class HandlerRuns {
  constructor(
    private readonly workflows: CalledWorkflows,
    private readonly starter: RunStarter,
  ) {}

  /** @throws NodeError when the workflow cannot be started */
  async start(handlerId: string, payload: AlertPayload, key: string): Promise<void> {
    const called = await this.workflows.find(handlerId, payload);
    const id = childId(idAt(Date.parse(payload.lastAt)), key);
    // A handler's own failure raises no alert, so that handlers cannot trigger themselves.
    await this.starter.start({ ...called, input: called.input ?? null, id, mode: 'production', suppressAlert: true });
  }
}
