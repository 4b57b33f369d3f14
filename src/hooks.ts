import { deLocalizeUrl } from '#text/runtime';
import type { Reroute } from '@sveltejs/kit/hooks';

/** `/en/…` and `/ar/…` are the same pages in another language. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
