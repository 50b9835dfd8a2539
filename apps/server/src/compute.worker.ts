export { resolveTask as run } from './modules/engine/compute/resolve-task.js';
