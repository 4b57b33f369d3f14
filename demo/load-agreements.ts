import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { feedbackSentences, grounds } from '#modules/agreements';
import {
	agreementsOf,
	closeWithFeedback,
	confirmAgreement,
	handOutKey,
	passOnWorry,
	proposeAgreement,
} from '#modules/agreements/index.server';
import { closingReasons } from '#modules/signals';
import { pickUpSignal } from '#modules/signals/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock, dayInAmsterdam, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { partnerKeyHash } from '#platform/identity/index.server';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const dayMs = 86_400_000;
const Text = v.pipe(v.string(), v.nonEmpty());
const Days = v.pipe(v.number(), v.integer(), v.minValue(0));
const Reachable = v.strictObject({ name: Text, mail: Text });
const Worry = v.strictObject({
	daysAgo: Days,
	theme: Text,
	area: Text,
	ground: v.picklist(['agreed', 'agreement']),
	text: Text,
	takenBy: v.optional(Text),
	takenAfterDays: v.optional(Days, 0),
	closedAfterDays: v.optional(Days),
	reason: v.optional(v.picklist(closingReasons), 'answered'),
	done: v.optional(Text, '-'),
	feedback: v.optional(v.picklist(feedbackSentences)),
});
const File = v.strictObject({
	agreements: v.array(
		v.strictObject({
			partner: Text,
			proposedBy: Text,
			confirmedBy: Text,
			purpose: Text,
			themes: v.array(Text),
			areas: v.array(Text),
			ground: v.picklist(grounds),
			groundWords: v.string(),
			feedbackLevel: v.picklist([0, 1, 2]),
			runsSinceDays: Days,
			runsForDays: Days,
			contact: Reachable,
			deputy: Reachable,
			worries: v.array(Worry),
		}),
	),
});
type Agreed = v.InferOutput<typeof File>['agreements'][number];

/** Lets the demo's lead and officer agree with two partners, and those pass on what the file says. Says whether there was anything to do. */
export async function loadDemoAgreements(demo: Pick<Demo, 'people'>, municipalityId: string): Promise<boolean> {
	const actorOf = await actorsOf(demo, municipalityId);
	const { agreements } = v.parse(File, parse(readFileSync(join(import.meta.dirname, 'agreements.yaml'), 'utf8')));
	const [first] = agreements;
	const lead = first && actorOf(first.proposedBy);
	if (!lead || (await asActor(lead, 'community', (tx) => agreementsOf(tx, municipalityId))).length > 0) return false;
	for (const agreed of agreements) await live(agreed, actorOf);
	return true;
}

async function live(agreed: Agreed, actorOf: (key: string) => Actor): Promise<void> {
	const now = clock.now().getTime();
	const on = async <T>(daysAgo: number, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => {
		const back = moveClockTo(new Date(now - daysAgo * dayMs));
		return asActor(actor, 'community', work).finally(back);
	};
	const lead = actorOf(agreed.proposedBy);
	const second = actorOf(agreed.confirmedBy);
	const since = agreed.runsSinceDays;
	const { id } = await on(since, lead, (tx) =>
		proposeAgreement(tx, lead, {
			partner: demoId('organisation', agreed.partner),
			doel: agreed.purpose,
			themas: agreed.themes,
			gebieden: agreed.areas,
			grondslag: agreed.ground,
			toelichting: agreed.groundWords,
			terug: agreed.feedbackLevel,
			vanaf: dayInAmsterdam(new Date(now - since * dayMs)),
			tot: dayInAmsterdam(new Date(now + (agreed.runsForDays - since) * dayMs)),
			contact: agreed.contact.name,
			contactMail: agreed.contact.mail,
			vervanger: agreed.deputy.name,
			vervangerMail: agreed.deputy.mail,
		}),
	);
	await on(since, second, (tx) => confirmAgreement(tx, second, id));
	const key = await on(since, lead, (tx) => handOutKey(tx, lead, id, 'contact', false));
	const partner: Actor = { ...anonymous(lead.municipalityId), kind: 'partner', codeHash: partnerKeyHash(key) };
	for (const {
		daysAgo,
		takenBy,
		takenAfterDays,
		closedAfterDays,
		reason,
		done,
		feedback,
		...worry
	} of agreed.worries) {
		const passed = await on(daysAgo, partner, (tx) =>
			passOnWorry(tx, partner, {
				id: undefined,
				theme: worry.theme,
				text: worry.text,
				postcode: undefined,
				areaCode: worry.area,
				ground: worry.ground,
				mayAskBack: true,
				contact: undefined,
				confirmed: undefined,
			}),
		);
		const worker = takenBy ? actorOf(takenBy) : undefined;
		if (!worker) continue;
		await on(daysAgo - takenAfterDays, worker, (tx) => pickUpSignal(tx, worker, passed.id));
		if (closedAfterDays === undefined) continue;
		await on(daysAgo - closedAfterDays, worker, (tx) =>
			closeWithFeedback(tx, worker, passed.id, {
				reason,
				sentence: done,
				terugmelding: feedback,
				terugmeldingZin: '',
				terugmeldingMag: false,
			}),
		);
	}
}
