export { SenderCheck } from './senders/check-sender.js';
export { EndpointDirectory } from './endpoint-directory.js';
export { EventIntake } from './intake/event-intake.js';
export { IngestModule } from './ingest.module.js';
export { ingestRoutes } from './ingest-routes.js';
export { EventAnswers } from './answers/answer-event.js';
export { AnswerWaiter } from './answers/answer-waiter.js';
export { findAnswers } from './answers/find-answers.js';
