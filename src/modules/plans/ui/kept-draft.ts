import type { Action } from 'svelte/action';
import { clearDraft, loadDraft, saveDraft } from '#modules/signals/ui';

type Kept = {
	/** Whose device it is now: another account does not find these words. */
	me: string;
	place: string;
	/** What stands there already: words among it arrived. */
	written: readonly { words: string }[];
	/** Tells that words came back. */
	found?: () => void;
};

const spaced = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/**
 * What a worker types in a form that goes as a whole waits locked on their device, a day at most, until it arrived: without reach,
 * after a reload or a sign-in that ran out nothing is lost. Signing out forgets it. Not for the person: others may hold their phone.
 */
export const keptDraft: Action<HTMLFormElement, Kept> = (form, { me, place, written, found }) => {
	const field = form.querySelector('textarea');
	if (!field || !me) return;
	const keep = () =>
		void (field.value.trim() === '' ? clearDraft(me, place) : saveDraft(me, place, { words: field.value }));
	field.addEventListener('input', keep);
	void loadDraft(me, place).then((draft) => {
		const words = draft?.['words'];
		if (words === undefined) return;
		if (written.some((one) => spaced(one.words) === spaced(words))) return clearDraft(me, place);
		if (words === field.value) return;
		field.value = words;
		// So that whoever counts the signs knows too.
		field.dispatchEvent(new Event('input', { bubbles: true }));
		found?.();
	});
	return { destroy: () => field.removeEventListener('input', keep) };
};
