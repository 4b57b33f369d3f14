import { ProposeForm } from '#modules/agreements';
import { propose, proposePage } from '#modules/agreements/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('agreements.prepare', proposePage);

export const actions = {
	default: acts('agreements.propose', ProposeForm, propose),
};
