export { createHttpDoor } from './create-http-door.js';
