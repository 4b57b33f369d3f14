export { sql } from 'kysely';
export { asActor, asTask, closeZones, openZones, type Tx, zoneFor } from './zones.server.ts';
export { readSettings, type DatabaseSettings } from './settings.server.ts';
