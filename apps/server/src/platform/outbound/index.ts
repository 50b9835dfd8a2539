export { type ClosableHttpDoor, createHttpDoor, type HttpDoorOptions } from './create-http-door.js';
