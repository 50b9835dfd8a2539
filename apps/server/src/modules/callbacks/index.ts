export { Answering } from './answering.js';
export { resumeRoutes } from './resume-routes.js';
