export { DataDirError } from './data-dir-error.js';
export { startEmbeddedPostgres } from './start-embedded-postgres.js';
