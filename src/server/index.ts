export { briefPages } from './brief-pages.ts';
export { SERVER_CODES } from './codes.ts';
export { readFont } from './fonts.ts';
export {
  DEFAULT_PORT,
  type Page,
  type Pages,
  parsePort,
  type RunningServer,
  type ServerOptions,
  startServer,
} from './server.ts';
