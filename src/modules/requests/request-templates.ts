import type { RequestKind, TemplateStep } from './request.ts';

const taken: TemplateStep = {
	nl: 'Iemand van de gemeente pakt het op',
	en: 'Somebody at the municipality takes it up',
	by: 'municipality',
	days: 5,
};
const step = (by: TemplateStep['by'], days: number, nl: string, en: string): TemplateStep => ({ nl, en, by, days });

/** Our own steps, for a municipality that set none. Terms in working days after the start. */
export const ownTemplates: Record<RequestKind, readonly TemplateStep[]> = {
	permit: [
		taken,
		step('municipality', 10, 'Samen ter plekke kijken', 'Looking together on the spot'),
		step('team', 15, 'Jullie sturen wat nog mist', 'You send what is still missing'),
		step('municipality', 40, 'Antwoord met uitleg', 'Answer with reasons'),
	],
	subsidy: [
		taken,
		step('team', 10, 'Jullie vertellen wat het kost', 'You tell what it costs'),
		step('municipality', 30, 'Antwoord met uitleg', 'Answer with reasons'),
	],
	place: [
		taken,
		step('municipality', 10, 'Samen ter plekke kijken', 'Looking together on the spot'),
		step('municipality', 20, 'Antwoord met uitleg', 'Answer with reasons'),
	],
	material: [taken, step('municipality', 15, 'Antwoord met uitleg', 'Answer with reasons')],
	other: [taken, step('municipality', 20, 'Antwoord met uitleg', 'Answer with reasons')],
};
