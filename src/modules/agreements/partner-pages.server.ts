import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import type { PassOnForm } from './agreement.forms.ts';
import { type Agreement, liesWithin, stateOn } from './agreement.ts';
import { readable } from './agreement-pages.server.ts';
import { agreementOfHolder } from './agreements.store.server.ts';
import { worriesPassedOn } from './partner-signals.store.server.ts';
import { passOnWorry, runningAgreement } from './pass-on-worry.server.ts';

/** The areas of an agreement with everything inside them, as the partner may choose. */
async function placesWithin(tx: Tx, municipalityId: string, { areaCodes }: Agreement) {
	return (await areasOf(tx, municipalityId))
		.filter(({ code }) => liesWithin(code, areaCodes))
		.map(({ code, name }) => ({ code, name }));
}

/**
 * What the holder of a link sees: the agreement to say yes to, the day on which it begins, or the form. In every other case there
 * is nothing here, whether the link never worked, does not work any more, or is for a program.
 */
export async function partnerPage({ tx, actor, about }: Ask) {
	const held = await agreementOfHolder(tx, actor.municipalityId, actor.codeHash ?? '');
	if (!held || held.key.use === 'program') throw new NotFound('agreement');
	const { agreement, key } = held;
	about({ type: 'agreement', id: agreement.id });
	const running = stateOn(clock.today(), agreement) === 'running';
	return {
		agreement: await readable(tx, actor.municipalityId, agreement),
		mayConfirm: key.mailed,
		form: running
			? {
					worryId: newUntimedId(),
					places: await placesWithin(tx, actor.municipalityId, agreement),
					passedOn: (await worriesPassedOn(tx)).length,
				}
			: null,
	};
}

export async function passOn(ask: Ask & { form: PassOnForm }): Promise<{ passedOn: string }> {
	const { id } = await passOnWorry(ask.tx, ask.actor, ask.form);
	ask.about({ type: 'signal', id });
	return { passedOn: id };
}

/** What became of what this partner passed on. */
export async function passedOnPage({ tx, actor, about }: Ask) {
	const agreement = await runningAgreement(tx, actor);
	about({ type: 'agreement', id: agreement.id });
	const places = await placesWithin(tx, actor.municipalityId, agreement);
	return {
		agreement: {
			partnerName: agreement.partnerName,
			ourName: agreement.ourName,
			feedbackLevel: agreement.feedbackLevel,
		},
		worries: (await worriesPassedOn(tx)).map((worry) => {
			const theme = theNeeds().themeByCode.get(worry.theme);
			return {
				...worry,
				theme: { nl: theme?.nl ?? worry.theme, en: theme?.en ?? worry.theme },
				place: places.find(({ code }) => code === worry.areaCode)?.name ?? '',
			};
		}),
	};
}
