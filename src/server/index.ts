export { firstInvitation, openAccounts } from './accounts/open.ts';
export type * from './api-types.ts';
export { briefPages } from './brief-pages.ts';
export { SERVER_CODES } from './codes.ts';
export type { Accounts } from './context.ts';
export { readFont } from './fonts.ts';
export { DEFAULT_PORT, parsePort, type RunningServer, type ServerOptions, startServer } from './listen.ts';
export type { Page, Pages } from './pages.ts';
export type { AnswerRequest, BriefFormat, Workbench } from './workbench.ts';
