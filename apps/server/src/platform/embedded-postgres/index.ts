export { DataDirError } from './data-dir-error.js';
export { PostgresError } from './postgres-error.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';
