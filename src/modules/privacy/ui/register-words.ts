import { m } from '#text';

const controllers: Record<string, () => string> = {
	municipality: m.privacy_controller_municipality,
	'welfare-organisation': m.privacy_controller_welfare_organisation,
	'neighbourhood-team': m.privacy_controller_neighbourhood_team,
	'each-organisation': m.privacy_controller_each_organisation,
	'platform-operator': m.privacy_controller_platform_operator,
};
export const controllerInWords = (controller: string): string => controllers[controller]?.() ?? controller;

const bases: Record<string, () => string> = {
	a: m.privacy_basis_a,
	b: m.privacy_basis_b,
	c: m.privacy_basis_c,
	d: m.privacy_basis_d,
	e: m.privacy_basis_e,
	f: m.privacy_basis_f,
	'none-no-personal-data': m.privacy_basis_none,
};
export const basisInWords = (basis: string): string => bases[basis]?.() ?? basis;

const units: Record<string, (facts: { count: number }) => string> = {
	Y: m.privacy_keep_years,
	M: m.privacy_keep_months,
	D: m.privacy_keep_days,
};

/** An ISO 8601 period of one unit, as the retention table writes them, in words. */
export function periodInWords(period: string): string {
	const [, count, unit] = /^P(\d+)([YMD])$/.exec(period) ?? [];
	return (unit && units[unit]?.({ count: Number(count) })) || m.privacy_keep_unlimited();
}
