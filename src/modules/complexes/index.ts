/** Door for everyone: types, pure rules, forms. */

export {
	AskForHouseForm,
	ComplexForm,
	EndComplexForm,
	JoinHouseForm,
	MemberForm,
	NewComplexForm,
	NoFieldsForm,
	ShowForm,
} from './complex.forms.ts';
export type { Complex, HomeBand, HouseFace, HouseRole } from './complex.ts';
