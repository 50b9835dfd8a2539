export { EndpointDirectory } from './endpoint-directory.js';
export { EventIntake } from './event-intake.js';
export { ingestRoutes } from './ingest-routes.js';
