export { planSchedules } from './schedule-plan.js';
export { ScheduleWorker } from './schedule-worker.js';
export { SchedulesWorkerModule } from './schedules-worker.module.js';
