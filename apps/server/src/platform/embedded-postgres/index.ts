export { DataDirError } from './files/data-dir-error.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';
export { withEmbeddedPostgres } from './with-embedded-postgres.js';
