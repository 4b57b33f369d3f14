import { m } from '#text';
import type { IconName } from './icon-paths.ts';

/** What a person brings: can, wants, seeks, sees. Dutch, because these four words are the brand. */
export type Thread = 'kan' | 'wil' | 'zoek' | 'zie';

export const threads = ['kan', 'wil', 'zoek', 'zie'] as const satisfies readonly Thread[];

export const threadIcons: Record<Thread, IconName> = {
	kan: 'hand-heart',
	wil: 'star',
	zoek: 'hand-waving',
	zie: 'eye',
};

/** "Ik kan", in the reader's language. */
export function threadWord(thread: Thread): string {
	return {
		kan: m.design_thread_kan,
		wil: m.design_thread_wil,
		zoek: m.design_thread_zoek,
		zie: m.design_thread_zie,
	}[thread]();
}

/** The few words that explain a thread on a choice card. */
export function threadExplanation(thread: Thread): string {
	return {
		kan: m.design_thread_kan_explained,
		wil: m.design_thread_wil_explained,
		zoek: m.design_thread_zoek_explained,
		zie: m.design_thread_zie_explained,
	}[thread]();
}

/** The four options of the Doe mee screen, ready for Choice. */
export function fourThreads() {
	return threads.map((thread) => ({
		value: thread as string,
		label: threadWord(thread),
		explain: threadExplanation(thread),
		thread,
		icon: threadIcons[thread],
	}));
}
