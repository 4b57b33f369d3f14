/** A process of its own that looks at one municipality some times over, as a second worker would. */
import { closeZones } from '#platform/db/index.server';
import { detectPatterns } from './detect-patterns.server.ts';

const [municipality = '', times = '1'] = process.argv.slice(2);
for (let n = 0; n < Number(times); n++) console.log(JSON.stringify(await detectPatterns(municipality)));
await closeZones();
