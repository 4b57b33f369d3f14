import { asActor } from '#platform/db/index.server';
import { type PersonaName, persona } from '#testing/personas';
import { beginClient } from './begin-client.server.ts';
import { claimFile, giveClaimCode } from './relations.server.ts';

type Begun = {
	voornaam?: string;
	achternaam?: string;
	/** yyyy-mm-dd */
	bornOn?: string;
	postcode?: string;
	huisnummer?: string;
	areaCode?: string;
	/** Whose account is tied to the file. */
	bereik?: string;
	account?: PersonaName;
};

/** Somebody who is helped by this worker (yusuf in West, femke in East), for tests. Returns the id of the file. */
export async function beginClientFor(worker: PersonaName, who: Begun = {}): Promise<string> {
	const actor = persona(worker);
	const id = await asActor(actor, 'care', (tx) =>
		beginClient(tx, actor, {
			voornaam: who.voornaam ?? 'Samira',
			achternaam: who.achternaam ?? 'Bouzidi',
			geboren: who.bornOn,
			jong: false,
			postcode: who.postcode,
			huisnummer: who.huisnummer,
			gebied: who.areaCode ?? actor.areas.find((code) => code.startsWith('BU')) ?? '',
			bereik: who.bereik ?? '',
			soort: 'enquiry',
			binnen: undefined,
			einde: undefined,
		}),
	);
	if (who.account) {
		const code = await asActor(actor, 'care', (tx) => giveClaimCode(tx, actor, id));
		await asActor(inTwoSteps(who.account), 'care', (tx) => claimFile(tx, code));
	}
	return id;
}

/** A resident who showed two factors. */
export const inTwoSteps = (name: PersonaName) => ({ ...persona(name), level: 2 as const });
