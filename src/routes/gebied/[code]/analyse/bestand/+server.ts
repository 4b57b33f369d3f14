import { resultFile } from '#modules/area-analysis/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('analysis.look', async (ask) => {
	const { name, text } = await resultFile(ask);
	return new Response(text, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
	});
});
