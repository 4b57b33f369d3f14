import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

/** The check itself, put into a page once: an order of magnitude more text than the page it looks at. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
	interface Window {
		axe?: { run(options: object): Promise<AxeResults> };
	}
}

/** Which rules are asked: all that we promise to keep, or those that a change of colours can break, or a change of words. */
export type Rules = keyof typeof asked;

const asked = {
	all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
	colour: { type: 'rule', values: ['color-contrast'] },
	words: {
		type: 'rule',
		values: [
			...[
				'document-title',
				'html-has-lang',
				'html-lang-valid',
				'html-xml-lang-mismatch',
				'valid-lang',
				'empty-heading',
			],
			...['link-name', 'button-name', 'input-button-name', 'label', 'select-name', 'label-content-name-mismatch'],
			...['image-alt', 'svg-img-alt', 'role-img-alt', 'aria-input-field-name', 'aria-toggle-field-name', 'frame-title'],
			...['summary-name', 'empty-table-header', 'landmark-unique', 'aria-tooltip-name', 'aria-progressbar-name'],
		],
	},
} as const;

/**
 * What on this page shuts somebody out, as `rule: places`, after WCAG 2.2 A and AA and what the field holds to be good
 * practice; empty when nothing does.
 */
export async function barriersOn(page: Page, rules: Rules = 'all'): Promise<string[]> {
	if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(source);
	return page.evaluate(async (rules) => {
		const { violations } = await (window.axe as NonNullable<Window['axe']>).run({
			runOnly: rules,
			resultTypes: ['violations'],
		});
		return violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.slice(0, 3)
					.map(({ target }) => target.join(' '))
					.join(' | ')}`,
		);
	}, asked[rules]);
}
