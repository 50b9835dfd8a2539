export { EndpointReader } from './endpoint-reader.js';
export { IngestModule } from './ingest.module.js';
export { RequestSigner } from './verification/request-signer.js';
export { splitStoredEvent } from './verdict/split-event.js';
export { announceEvents } from './intake/announce-events.js';
export type { NewEvent } from './intake/new-event.js';
export { prepareEvent } from './intake/prepare-event.js';
export { insertEvents } from './intake/store-events.js';
export { dedupKey } from './trigger/dedup-key.js';
