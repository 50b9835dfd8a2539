export { ResumeService } from './resume-service.js';
export { resumeRoutes } from './resume-routes.js';
