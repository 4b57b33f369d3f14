export { destroyPseudonym, entriesAbout } from './audit.store.server.ts';
export { record, type AuditFact } from './record.server.ts';
export { sealBatches, verifySeals, type SealReport } from './seal.server.ts';
