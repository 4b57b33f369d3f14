import { fileRequestsToday } from '#modules/clients/index.server';
import { companyToday } from '#modules/company/index.server';
import { intakeToday } from '#modules/intake/index.server';
import { mandatesToday } from '#modules/mandates/index.server';
import { helpToday } from '#modules/measures/index.server';
import { nuisanceToday } from '#modules/nuisance/index.server';
import { referralsToday } from '#modules/referrals/index.server';
import type { Ask } from '#platform/route/index.server';

/** What waits in the care zone: numbers, and days without whose, each read in a transaction of its own and joined on the page. */
export const waitsInCare = async (ask: Ask) => ({
	referrals: await referralsToday(ask),
	nuisance: await nuisanceToday(ask.actor),
	care: await helpToday(ask.actor),
	intake: await intakeToday(ask),
	company: await companyToday(ask.actor),
	fileRequests: await fileRequestsToday(ask.actor),
	lateDecisions: await mandatesToday(ask.actor),
});
