export { EndpointDirectory } from './endpoint-directory.js';
export { EventIntake } from './event-intake.js';
export { IngestModule } from './ingest.module.js';
export { ingestRoutes } from './ingest-routes.js';
