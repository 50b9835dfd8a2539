export { countStuckRuns } from './count-stuck-runs.js';
export { EngineModule } from './engine.module.js';
export { EngineWorker } from './engine-worker.js';
export {
  type CallbackReplies as CallbackAnswers,
  chosenReply as chosenAnswer,
  EXPIRED,
  type NewReply as NewAnswer,
} from './callbacks/callback-replies.js';
export { type ResumeTarget, ResumeLinks } from './callbacks/resume-links.js';
export { childId } from './child-runs/child-id.js';
export { RunCanceller } from './run-canceller.js';
export { HeldSteps } from './held-steps.js';
export { RunRetrier } from './run-retrier.js';
export { EngineCore } from './engine-core.js';
export { FIRST_SWEEP_SECONDS, RunStarter } from './run-starter.js';
export type { RunSession } from './run-session.js';
export type { RunMode } from './stored-run.js';
export { readTriggerResponse, type TriggerResponse } from './webhook-responses/trigger-response.js';
export type { EventRow } from './trigger-output/event-row.js';
export { partOutput, payloadOutput, triggerOutput, type BatchPart } from './trigger-output/trigger-output.js';
export { VersionStore } from './version-store.js';
