import { m } from '#text';
import { type HomeBand, type HouseRole, homeBands, houseRoles } from '../complex.ts';

const homes: Record<HomeBand, () => string> = {
	'10-20': m.complexes_homes_10_20,
	'20-50': m.complexes_homes_20_50,
	'50-100': m.complexes_homes_50_100,
	'100-200': m.complexes_homes_100_200,
	'over-200': m.complexes_homes_over_200,
};
const roles: Record<HouseRole, () => string> = {
	spokesperson: m.complexes_role_spokesperson,
	welcome: m.complexes_role_welcome,
	agreements: m.complexes_role_agreements,
	activities: m.complexes_role_activities,
	rooms: m.complexes_role_rooms,
	green: m.complexes_role_green,
};
export const homesWord = (band: HomeBand): string => homes[band]();
export const roleWord = (role: HouseRole): string => roles[role]();
export const homeOptions = () => homeBands.map((value) => ({ value, label: homes[value]() }));
export const roleOptions = () => houseRoles.map((value) => ({ value, label: roles[value]() }));
