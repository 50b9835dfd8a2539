export { RetentionModule } from './retention.module.js';
export { Retention } from './retention.js';
