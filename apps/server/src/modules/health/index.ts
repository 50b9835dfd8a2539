export { HealthModule } from './health.module.js';
export { SelfProbeModule } from './self-probe.module.js';
export { SelfProbe } from './self-probe.js';
