import { AgreeForm, AskForm, CallOffForm, CoffeeForm, MeetForm, PulseForm, SayForm } from '#modules/peers';
import {
	agreeOn,
	bringAlong,
	bringCoffee,
	byPeerCode,
	callOff,
	feel,
	meetAgain,
	peerCodeScreen,
	sayToPeers,
} from '#modules/peers/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('peers.by-code', peerCodeScreen);

const by = ({ params }: { params: Record<string, string> }) => byPeerCode(params['code'] ?? '');

export const actions = {
	zeg: acts('peers.by-code', SayForm, (ask) => sayToPeers(ask.tx, ask.actor, by(ask), ask.form)),
	weerzien: acts('peers.by-code', MeetForm, (ask) => meetAgain(ask.tx, by(ask), ask.form)),
	afzeggen: acts('peers.by-code', CallOffForm, (ask) => callOff(ask.tx, by(ask), ask.form)),
	koffie: acts('peers.by-code', CoffeeForm, (ask) => bringCoffee(ask.tx, by(ask), ask.form)),
	afspraken: acts('peers.by-code', AgreeForm, (ask) => agreeOn(ask.tx, by(ask), ask.form)),
	polsen: acts('peers.by-code', PulseForm, (ask) => feel(ask.tx, by(ask), ask.form)),
	meenemen: acts('peers.by-code', AskForm, async (ask) => ({
		code: await bringAlong(ask.tx, by(ask), ask.form),
		address: `${ask.url.host}/samen`,
		forAsk: ask.form.id,
	})),
};
