import { AgreeForm, AskForm, CallOffForm, CoffeeForm, MeetForm, PulseForm, SayForm } from '#modules/peers';
import {
	agreeOn,
	bringAlong,
	bringCoffee,
	callOff,
	feel,
	meetAgain,
	ownPeersScreen,
	sayToPeers,
} from '#modules/peers/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('peers.own', ownPeersScreen);

export const actions = {
	zeg: acts('peers.own', SayForm, (ask) => sayToPeers(ask.tx, ask.actor, null, ask.form)),
	weerzien: acts('peers.own', MeetForm, (ask) => meetAgain(ask.tx, null, ask.form)),
	afzeggen: acts('peers.own', CallOffForm, (ask) => callOff(ask.tx, null, ask.form)),
	koffie: acts('peers.own', CoffeeForm, (ask) => bringCoffee(ask.tx, null, ask.form)),
	afspraken: acts('peers.own', AgreeForm, (ask) => agreeOn(ask.tx, null, ask.form)),
	polsen: acts('peers.own', PulseForm, (ask) => feel(ask.tx, null, ask.form)),
	meenemen: acts('peers.own', AskForm, async (ask) => ({
		code: await bringAlong(ask.tx, null, ask.form),
		address: `${ask.url.host}/samen`,
		forAsk: ask.form.id,
	})),
};
