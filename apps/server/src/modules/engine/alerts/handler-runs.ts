import { idAt } from '../../../platform/ids/uuid.js';
import type { CalledWorkflows } from '../child-runs/called-workflows.js';
import { childId } from '../child-runs/child-id.js';
import type { RunStarter } from '../store/run-starter.js';
import type { AlertPayload } from './alert-payload.js';

/** Runs of workflows that deal with failures. The same message makes one run, however often it is tried. */
export class HandlerRuns {
  constructor(
    private readonly workflows: CalledWorkflows,
    private readonly starter: RunStarter,
  ) {}

  /** @throws NodeError when the workflow cannot be started */
  async start(handlerId: string, payload: AlertPayload, key: string): Promise<void> {
    const called = await this.workflows.find(handlerId, payload);
    const id = childId(idAt(Date.parse(payload.lastAt)), key);
    // It raises no alert when it fails itself: nobody is to be called by his own call.
    await this.starter.start({ ...called, input: called.input ?? null, id, mode: 'production', suppressAlert: true });
  }
}
