import type { Ask } from '#platform/route/index.server';
import * as alongs from './along.server.ts';
import { alongWith, forClient } from './for-client.server.ts';
import * as hours from './hours.server.ts';
import * as steps from './step-down.server.ts';
import * as helpers from './who-helps.server.ts';

/** What the forms of these pages do, for the worker's page and for that of the person themselves. */
export const onSteps = {
	plan: forClient(steps.planStep),
	introduced: forClient(steps.introduced),
	arrived: forClient(steps.sayArrived),
	back: forClient(steps.comeBack),
	welcome: forClient(steps.welcomeBack),
	wish: forClient(steps.shareWish),
};
export const onHours = {
	change: forClient(hours.changeHours),
	helper: async (ask: Ask & { form: { called: string } }) => ({
		code: await helpers.beginHelper(await alongWith(ask), ask.form),
	}),
	code: async (ask: Ask & { form: { helper: string } }) => ({
		code: await helpers.newHelperCode(await alongWith(ask), ask.form),
	}),
	topics: forClient(helpers.decidePassOn),
	end: forClient(helpers.endHelper),
	seen: forClient(helpers.seeHelper),
};
export const onAlong = { plan: forClient(alongs.goAlong), happened: forClient(alongs.sayHappened) };
export const onCircle = {
	save: forClient(alongs.saveCircle),
	add: forClient(alongs.addCirclePerson),
	drop: forClient(alongs.dropCirclePerson),
};
