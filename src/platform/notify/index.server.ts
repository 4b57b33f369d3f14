export { closePost, originOf } from './deliver.server.ts';
export { deliverWaitingMail, type Message, send, sendAfterAnswer } from './send.server.ts';
export type { Facts, Locale, TemplateName } from './templates.ts';
