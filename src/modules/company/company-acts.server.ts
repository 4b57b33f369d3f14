import { forClient } from './for-client.server.ts';
import * as steps from './step-down.server.ts';

/** What the forms of these pages do, for the worker's page and for that of the person themselves. */
export const onSteps = {
	plan: forClient(steps.planStep),
	introduced: forClient(steps.introduced),
	arrived: forClient(steps.sayArrived),
	back: forClient(steps.comeBack),
	welcome: forClient(steps.welcomeBack),
	wish: forClient(steps.shareWish),
};
