export { FORMATS_CODES } from './codes.ts';
export { openDocument } from './open-document.ts';
