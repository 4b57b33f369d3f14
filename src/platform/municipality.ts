/** The municipality a request is for. */
export type Municipality = {
	id: string;
	/** CBS code, GM0344. */
	code: string;
	name: string;
	hosts: string[];
	theme: string;
	teamPhone: string;
	/** Residents that must stand behind an initiative before it goes public. */
	supportersNeeded: number;
	demo: boolean;
};
