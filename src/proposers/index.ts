export { PROPOSERS_CODES } from './codes.ts';
export { openLocalModel } from './local-model.ts';
export { type EndpointOptions, openEndpoint } from './openai-compatible.ts';
export { propose, type Proposed } from './propose.ts';
