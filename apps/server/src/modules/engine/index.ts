export { countStuckRuns } from './store/count-stuck-runs.js';
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
export { RunCanceller } from './actions/run-canceller.js';
export { HeldSteps } from './actions/held-steps.js';
export { RunRetrier } from './actions/run-retrier.js';
export { EngineCore } from './engine-core.js';
export { FIRST_SWEEP_SECONDS, RunStarter } from './store/run-starter.js';
export type { RunSession } from './run/run-session.js';
export type { RunMode } from './store/stored-run.js';
export { readTriggerResponse, type TriggerResponse } from './run/trigger-response.js';
export type { EventRow } from './trigger-output/event-row.js';
export { partOutput, payloadOutput, triggerOutput, type BatchPart } from './trigger-output/trigger-output.js';
export { VersionStore } from './store/version-store.js';
