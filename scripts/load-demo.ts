import pg from 'pg';

const owner = new pg.Client({ connectionString: process.env.OWNER_URL });
await owner.connect();
await owner.query(`insert into open.municipality (id, code, name, demo, team_phone) values ('019b0000-0000-7000-8000-000000000344', 'GM0344', 'Utrecht', true, '030 555 01 20') on conflict do nothing`);
await owner.end();
