/** action = the main thing here; call = the one yellow invitation on a page; quiet = as easy to press, less loud;
 *  danger = cannot be undone; deep = quiet on a dark ground. */
export type ButtonKind = 'action' | 'call' | 'quiet' | 'danger' | 'deep';

const looks: Record<ButtonKind, string> = {
	action: 'utrecht-button--primary-action',
	call: 'utrecht-button--primary-action bw-button--call',
	quiet: 'utrecht-button--secondary-action',
	danger: 'utrecht-button--primary-action utrecht-button--danger',
	deep: 'utrecht-button--secondary-action bw-button--deep',
};

/** The classes of a button: NL Design System's own, with ours beside them. */
export function buttonClass(kind: ButtonKind, size: { small?: boolean; wide?: boolean; alone?: boolean }): string {
	const parts = ['utrecht-button', 'bw-button', looks[kind]];
	if (size.small) parts.push('bw-button--small');
	if (size.wide) parts.push('bw-button--wide');
	if (size.alone) parts.push('bw-button--icon');
	return parts.join(' ');
}
