export { destroyPseudonym, entriesAbout, type LookRow, looksBetween } from './audit.store.server.ts';
export { type AuditFact, record } from './record.server.ts';
export { type SealReport, sealBatches, verifySeals } from './seal.server.ts';
