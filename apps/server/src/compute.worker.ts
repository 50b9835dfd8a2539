export { resolveTask as run } from './modules/engine/steps/compute/resolve-task.js';
