export { deliverWaitingMail, send, sendAfterAnswer, type Message } from './send.server.ts';
export { closePost } from './deliver.server.ts';
export type { Facts, Locale, TemplateName } from './templates.ts';
