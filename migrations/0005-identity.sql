-- Accounts, sessions and second factors, reached by one login only; mail that waits to be sent. (platform)

-- The sign-in library owns the shape of the first seven tables and never migrates them at run time. An account is
-- global, so these tables carry no municipality: the reasoned exception to the row rules. The wall is the login.
create table identity.user (
	id uuid primary key,
	name text not null,
	email text not null unique check (email = lower(email)),
	email_verified boolean not null default false,
	image text,
	two_factor_enabled boolean default false,
	made_by_administrator boolean not null default false,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);

create table identity.session (
	id uuid primary key,
	user_id uuid not null references identity.user on delete cascade,
	token text not null unique,
	-- What was proven: 1 an e-mail code, 2 a second factor, a passkey or the organisation's own sign-in.
	level integer not null default 1 check (level in (1, 2)),
	expires_at timestamptz not null,
	ip_address text,
	user_agent text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index session_by_user on identity.session (user_id);

create table identity.account (
	id uuid primary key,
	user_id uuid not null references identity.user on delete cascade,
	account_id text not null,
	provider_id text not null,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	password text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	unique (provider_id, account_id)
);
create index account_by_user on identity.account (user_id);

create table identity.verification (
	-- Text, because the library makes some of these ids from a hash of what they hold.
	id text primary key,
	identifier text not null,
	value text not null,
	expires_at timestamptz not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index verification_by_identifier on identity.verification (identifier);

create table identity.two_factor (
	id uuid primary key,
	user_id uuid not null references identity.user on delete cascade,
	secret text not null,
	backup_codes text not null,
	verified boolean default true,
	failed_verification_count integer default 0,
	locked_until timestamptz
);
create index two_factor_by_user on identity.two_factor (user_id);

create table identity.passkey (
	id uuid primary key,
	user_id uuid not null references identity.user on delete cascade,
	name text,
	public_key text not null,
	credential_id text not null unique,
	counter integer not null,
	device_type text not null,
	backed_up boolean not null,
	transports text,
	aaguid text,
	created_at timestamptz default now()
);
create index passkey_by_user on identity.passkey (user_id);

-- How often something was tried lately: keys are hashes, so that no address stands here.
create table identity.rate_limit (
	id uuid primary key,
	key text not null unique,
	count integer not null,
	last_request bigint not null
);

-- The way back for who lost the mailbox and has no codes left: asked at the door, granted by two administrators.
create table identity.recovery (
	id uuid primary key,
	municipality_id uuid not null references open.municipality,
	user_id uuid references identity.user on delete cascade,
	asked_email text not null,
	new_email text not null,
	asked_at timestamptz not null default now(),
	first_yes_by uuid references identity.user on delete set null,
	second_yes_by uuid references identity.user on delete set null,
	ended_at timestamptz,
	check (second_yes_by is null or first_yes_by is null or second_yes_by <> first_yes_by)
);
create index recovery_open on identity.recovery (municipality_id, asked_at) where ended_at is null;

-- Codes on paper, each good for once: the way in without the mailbox or the authenticator. Only keyed hashes are kept.
create table identity.recovery_code (
	user_id uuid not null references identity.user on delete cascade,
	code_hash text not null,
	made_at timestamptz not null,
	primary key (user_id, code_hash)
);

-- Who wants no mail: about one subject, or '*' for all. The address is a keyed hash.
create table identity.unsubscribed (
	address_hash text not null,
	topic text not null,
	since timestamptz not null default now(),
	primary key (address_hash, topic)
);

-- The mailbox page of the demo; stays empty in production.
create table identity.demo_mail (
	id uuid primary key,
	recipient text not null,
	subject text not null,
	body text not null,
	sent_at timestamptz not null default now()
);
create index demo_mail_by_time on identity.demo_mail (sent_at desc);

-- The one-click looks of the demo; stays empty in production.
create table identity.demo_look (
	key text primary key,
	user_id uuid not null references identity.user on delete cascade,
	position integer not null,
	role_kind text not null,
	role_nl text not null,
	role_en text not null,
	about_nl text not null default '',
	about_en text not null default ''
);

do $$
declare
	t text;
begin
	foreach t in array array['user', 'session', 'account', 'verification', 'two_factor', 'passkey', 'rate_limit', 'recovery', 'recovery_code', 'unsubscribed', 'demo_mail', 'demo_look'] loop
		execute format('alter table identity.%I enable row level security', t);
		execute format('alter table identity.%I force row level security', t);
		execute format('create policy sign_in_login_only on identity.%I to zone_identity using (true) with check (true)', t);
		execute format('grant select, insert, update, delete on identity.%I to zone_identity', t);
	end loop;
end $$;

-- Mail waits here, per zone, in the transaction of what it tells about. Who it is for is an account; the address is
-- looked up when it goes out. A plain address stands here only for who has no account, and leaves with the mail.
create table community.mail (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	account_id uuid,
	address text,
	template text not null,
	facts jsonb not null default '{}',
	locale text not null default 'nl',
	not_before timestamptz not null,
	tries integer not null default 0,
	primary key (municipality_id, id),
	check ((account_id is null) <> (address is null))
);
create table open.mail (like community.mail including all, foreign key (municipality_id) references open.municipality);
create table care.mail (like community.mail including all, foreign key (municipality_id) references open.municipality);

alter table open.mail enable row level security;
alter table open.mail force row level security;
alter table community.mail enable row level security;
alter table community.mail force row level security;
alter table care.mail enable row level security;
alter table care.mail force row level security;

create policy zone_adds on open.mail for insert to zone_open with check (municipality_id = (select actor.municipality()));
create policy zone_adds on community.mail for insert to zone_community with check (municipality_id = (select actor.municipality()));
create policy zone_adds on care.mail for insert to zone_care with check (municipality_id = (select actor.municipality()));
create policy postman on open.mail to zone_tasks using (true) with check (true);
create policy postman on community.mail to zone_tasks using (true) with check (true);
create policy postman on care.mail to zone_tasks using (true) with check (true);

grant insert on open.mail to zone_open;
grant insert on community.mail to zone_community;
grant insert on care.mail to zone_care;
grant select, delete, update (tries, not_before) on open.mail, community.mail, care.mail to zone_tasks;
