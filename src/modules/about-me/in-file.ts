import { clientsInFile, type InFile } from '#modules/clients';
import { companyInFile } from '#modules/company';
import { consultationsInFile } from '#modules/consultations';
import { householdsInFile } from '#modules/households';
import { intakeInFile } from '#modules/intake';
import { mandatesInFile } from '#modules/mandates';
import { measuresInFile } from '#modules/measures';
import { networksInFile } from '#modules/networks';
import { plansInFile } from '#modules/plans';

/** Tables of care that are of no file: nobody's copy holds them. */
const ofNoFile = {
	text_key: 'locked keys',
	mail: 'a mail on its way, gone once it was sent',
	outbox: 'news on its way between modules, without words',
	nuisance_circle: 'is with somebody and no file; the person reads it by a code of their own',
	nuisance_agreement: 'of a circle, read there',
	nuisance_diary: 'of a neighbour, by a code',
	nuisance_entry: 'of a neighbour, by a code',
	nuisance_raised: 'of a circle, read there',
	nuisance_proof: 'that words were erased',
	nuisance_tally: 'counts',
	referral: 'has a code and no file',
	referral_answer: 'of a referral, read by its code',
	referral_coach: 'who takes referrals on',
	referral_key: 'the key of a practice',
	referral_person: 'of a referral, read by its code',
	referral_post: 'the address of a practice',
	referral_step: 'of a referral, read by its code',
} as const;

/**
 * Of every table of the care zone what stands in a copy of a file and in each part that is shared, in the order in which it is
 * read: each module says it of its own. What nobody named is not printed, and a test finds it.
 */
export const everythingInFile: InFile = [
	...clientsInFile,
	...plansInFile,
	...measuresInFile,
	...householdsInFile,
	...networksInFile,
	...companyInFile,
	...consultationsInFile,
	...mandatesInFile,
	...intakeInFile,
	...Object.entries(ofNoFile).map(([table, why]) => ({ table, why })),
];
