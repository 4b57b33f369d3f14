/** Where a form of these pages goes: the act, and of whom it is when somebody stands for them. */
export const actOf =
	(voor: string) =>
	(name: string, part = ''): string =>
		`?/${name}${voor ? `&voor=${encodeURIComponent(voor)}` : ''}${part ? `#${part}` : ''}`;
