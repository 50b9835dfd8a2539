export { AlertsModule } from './alerts.module.js';
export { AlertsWorkerModule } from './alerts-worker.module.js';
