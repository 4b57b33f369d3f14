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

/** Which rules are asked: all that we promise to keep, or those that a change of colours can break, or the others. */
export type Rules = 'all' | 'colour' | 'all but colour';

/**
 * What on this page shuts somebody out, as `rule: places`, after WCAG 2.2 A and AA and what the field holds to be good
 * practice; empty when nothing does.
 */
export async function barriersOn(page: Page, rules: Rules = 'all'): Promise<string[]> {
	if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(source);
	return page.evaluate(async (rules) => {
		const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
		const runOnly = rules === 'colour' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: tags };
		const { violations } = await (window.axe as NonNullable<Window['axe']>).run({
			runOnly,
			rules: rules === 'all but colour' ? { 'color-contrast': { enabled: false } } : {},
			resultTypes: ['violations'],
		});
		return violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.slice(0, 3)
					.map(({ target }) => target.join(' '))
					.join(' | ')}`,
		);
	}, rules);
}
