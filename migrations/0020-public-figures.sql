-- What the public may read about signals, drawn once a quarter, and a trace of looks at patterns that went wrong. (statistics)

-- A municipality whose very first look failed has no day it was looked at for.
alter table community.pattern_scan alter column scanned_for drop not null, alter column scanned_at drop not null;
alter table community.pattern_scan add column failed_at timestamptz;
alter table community.pattern_scan add column failures integer not null default 0 check (failures >= 0);
grant update (failed_at, failures) on community.pattern_scan to zone_community;
