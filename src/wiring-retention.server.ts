/** Everything that is erased when its term is over, in the order in which it goes. */

import { aboutMeRetention } from '#modules/about-me/index.server';
import { actionProgrammeRetention } from '#modules/action-programme/index.server';
import { activitiesRetention } from '#modules/activities/index.server';
import { agreementsRetention } from '#modules/agreements/index.server';
import { roundsRetention } from '#modules/ambassador-round/index.server';
import { analysisRetention } from '#modules/area-analysis/index.server';
import { areaMoneyRetention } from '#modules/area-money/index.server';
import { askingAroundRetention } from '#modules/asking-around/index.server';
import { ballotsRetention } from '#modules/ballots/index.server';
import { circlesRetention } from '#modules/circles/index.server';
import { clientsRetention } from '#modules/clients/index.server';
import { complexesRetention } from '#modules/complexes/index.server';
import { conflictsRetention } from '#modules/conflicts/index.server';
import { consultationsRetention } from '#modules/consultations/index.server';
import { deskRetention } from '#modules/desk/index.server';
import { hostGroupsRetention } from '#modules/host-groups/index.server';
import { initiativesRetention } from '#modules/initiatives/index.server';
import { intakeRetention } from '#modules/intake/index.server';
import { juryRetention } from '#modules/jury/index.server';
import { leavingRetention } from '#modules/leaving/index.server';
import { lendingRetention } from '#modules/lending/index.server';
import { lightRolesRetention } from '#modules/light-roles/index.server';
import { mandatesRetention } from '#modules/mandates/index.server';
import { matchingRetention } from '#modules/matching/index.server';
import { needsRetention } from '#modules/needs/index.server';
import { nuisanceRetention } from '#modules/nuisance/index.server';
import { organisingRetention } from '#modules/organising/index.server';
import { patternsRetention } from '#modules/patterns/index.server';
import { peersRetention } from '#modules/peers/index.server';
import { peopleRetention } from '#modules/people/index.server';
import { plansRetention } from '#modules/plans/index.server';
import { privacyRetention } from '#modules/privacy/index.server';
import { programmesRetention } from '#modules/programmes/index.server';
import { promisesRetention } from '#modules/promises/index.server';
import { referralsRetention } from '#modules/referrals/index.server';
import { requestsRetention } from '#modules/requests/index.server';
import { roomsRetention } from '#modules/rooms/index.server';
import { budgetRoundsRetention } from '#modules/rounds/index.server';
import { safariRetention } from '#modules/safari/index.server';
import { sheetsRetention } from '#modules/sheets/index.server';
import { signalsRetention } from '#modules/signals/index.server';
import { socialMapRetention } from '#modules/social-map/index.server';
import { spendingRetention } from '#modules/spending/index.server';
import { talentsRetention } from '#modules/talents/index.server';
import { upkeepRetention } from '#modules/upkeep/index.server';
import { volunteersRetention } from '#modules/volunteers/index.server';
import { watchingRetention } from '#modules/watching/index.server';
import { whoIsWhoRetention } from '#modules/who-is-who/index.server';
import { youthRetention } from '#modules/youth/index.server';
import { platformRetention, type RetentionRule } from '#platform/retention/index.server';

export const retentionRules: RetentionRule[] = [
	...agreementsRetention,
	...lightRolesRetention,
	...safariRetention,
	...conflictsRetention,
	...hostGroupsRetention,
	...deskRetention,
	...ballotsRetention,
	...juryRetention,
	...spendingRetention,
	...budgetRoundsRetention,
	...areaMoneyRetention,
	...activitiesRetention,
	...analysisRetention,
	...clientsRetention,
	...plansRetention,
	...leavingRetention,
	...lendingRetention,
	...matchingRetention,
	...needsRetention,
	...sheetsRetention,
	...socialMapRetention,
	...talentsRetention,
	...signalsRetention,
	...actionProgrammeRetention,
	...youthRetention,
	...referralsRetention,
	...nuisanceRetention,
	...organisingRetention,
	...intakeRetention,
	...mandatesRetention,
	...consultationsRetention,
	...promisesRetention,
	...upkeepRetention,
	...requestsRetention,
	...initiativesRetention,
	...circlesRetention,
	...askingAroundRetention,
	...watchingRetention,
	...programmesRetention,
	...peersRetention,
	...complexesRetention,
	...roomsRetention,
	...whoIsWhoRetention,
	...volunteersRetention,
	...patternsRetention,
	...aboutMeRetention,
	...privacyRetention,
	...roundsRetention,
	...peopleRetention,
	...platformRetention,
];
