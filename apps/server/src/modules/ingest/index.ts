export { EndpointReader } from './endpoint-reader.js';
export { IngestModule } from './ingest.module.js';
export { RequestSigner } from './verification/request-signer.js';
export { splitStoredEvent } from './split-event.js';
