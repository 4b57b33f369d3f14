/** Whether somebody reads along: yes, no, or after the worker weighed it. */
export type MayRead = 'yes' | 'no' | 'weighed';
export type AgeBand = { from: number; person: MayRead; parent: MayRead };

/** What holds at an age in whole years. Pure; the bands come from policy/age-rules.yaml. */
export const bandAt = (bands: readonly AgeBand[], age: number): AgeBand =>
	bands.findLast(({ from }) => from <= age) ?? (bands[0] as AgeBand);

/** From twelve to fifteen the child says yes too; a parent alone asks, and it waits. Pure; `care.child_says_too` says the same. */
export const childSaysToo = ({ help, age }: { help: string; age: number | null }): boolean =>
	help === 'stands-for' && age !== null && age >= 12 && age < 16;

/** The day on which somebody is so many years old; who was born on 29 February on 1 March of other years. */
export function birthdayAt(bornOn: string, years: number): string {
	const day = new Date(`${bornOn}T12:00:00Z`);
	day.setUTCFullYear(day.getUTCFullYear() + years);
	return day.toISOString().slice(0, 10);
}
