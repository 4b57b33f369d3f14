import pg from 'pg';

/** Adds a municipality as the owner of the installation. False when its code is there already. */
export async function addMunicipality(
	ownerUrl: string,
	row: { id: string; code: string; name: string; hosts: string[] },
): Promise<boolean> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		const { rowCount } = await owner.query(
			`insert into open.municipality (id, code, name, hosts, demo)
			values ($1, $2, $3, $4, coalesce((select mode = 'demo' from open.installation), false))
			on conflict (code) do nothing`,
			[row.id, row.code, row.name, row.hosts],
		);
		return rowCount === 1;
	} finally {
		await owner.end();
	}
}
