import { companyToday } from '#modules/company/index.server';
import { intakeToday } from '#modules/intake/index.server';
import { helpToday } from '#modules/measures/index.server';
import { nuisanceToday } from '#modules/nuisance/index.server';
import { referralsToday } from '#modules/referrals/index.server';
import type { Ask } from '#platform/route/index.server';

/** What waits in the care zone: numbers alone, each read in a transaction of its own and joined on the page. */
export const waitsInCare = async (ask: Ask) => ({
	referrals: await referralsToday(ask),
	nuisance: await nuisanceToday(ask.actor),
	care: await helpToday(ask.actor),
	intake: await intakeToday(ask),
	company: await companyToday(ask.actor),
});
