/** Door for the server: commands and queries. */
export { type HsdsReport, importHsds } from './import-hsds.server.ts';
export { findMapEntry, mapEntriesNear } from './near.server.ts';
export { socialMapRetention } from './social-map-retention.store.server.ts';
export { addMapEntry, forgetOnMap, type NewMapEntry } from './tend-entries.server.ts';
