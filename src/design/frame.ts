/** Who is looking, as far as the frame of a page needs to know. */
export type LayoutActor = {
	kind: 'code' | 'resident' | 'staff';
	displayName: string;
	/** In the reader's language, for example "sociaal makelaar". */
	roleLabel: string;
};

/** What every page's layout load hands to the frame. `theme` is the value for `data-bw-theme` on <html>. */
export type LayoutData = {
	municipality: { name: string; teamPhone: string | null; theme: string };
	actor: LayoutActor | null;
	/** True in the demo municipality: the people are invented. */
	demo: boolean;
	/** 'work' tightens type and shows the workers' places. */
	density: 'resident' | 'work';
	zone: string;
	/** The name under ours in the top bar: a neighbourhood or district. */
	place?: string;
	/** Light or dark, as this reader chose at /voorkeur; 'auto' follows the device. */
	scheme?: 'light' | 'dark' | 'auto';
};
