export { HealthModule } from './health.module.js';
export { SelfProbe } from './self-probe.js';
