/** Door for everyone: types, pure rules, forms. */
export {
	AgainForm,
	BeenForm,
	GuestForm,
	HostSaysForm,
	PlanSafariForm,
	SafariButtonForm,
	SafariCodeForm,
	SafariEntryForm,
	SafariHostForm,
} from './safari.forms.ts';
