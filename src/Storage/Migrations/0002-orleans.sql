-- What the AdoNet providers of Orleans keep: membership, grain state, reminders. Their packages ship no schema; they read every
-- statement from the table orleansquery, by key, and give parameters and expect columns of fixed names. Table and column names
-- beside those of orleansquery are our own.
create table orleansquery (
  querykey  text primary key,
  querytext text not null
);

-- Membership: one version for the whole table of a cluster, so that changes of two silos cannot cross.
create table orleans_membership_version (
  cluster_id text primary key,
  version    integer not null default 0,
  changed_at timestamptz not null default now()
);
create table orleans_membership (
  cluster_id    text not null references orleans_membership_version on delete cascade,
  address       text not null,
  port          integer not null,
  generation    integer not null,
  silo_name     text not null,
  host_name     text not null,
  status        integer not null,
  proxy_port    integer,
  suspect_times text,
  started_at    timestamptz not null,
  alive_at      timestamptz not null,
  primary key (cluster_id, address, port, generation)
);

-- Grain state. The providers tell the name of the state, not the type of the grain: two grain types that share keys must name
-- their states differently. A key that looks like a Guid or a hexadecimal number comes as numbers, any other as the extension.
-- The hashes that the providers also give are not needed: the key itself is the index.
create table orleans_state (
  service_id text not null,
  state_name text not null,
  n0         bigint not null,
  n1         bigint not null,
  extension  text not null,
  version    integer not null,
  payload    bytea,
  changed_at timestamptz not null default now(),
  primary key (service_id, state_name, n0, n1, extension)
) with (fillfactor = 80); -- room to write the next version of a row beside it, without touching the index

-- Reminders. The hash is the grain's place on the ring of silos; each silo reads the range that is its own.
create table orleans_reminder (
  service_id    text not null,
  grain_id      text not null,
  reminder_name text not null,
  grain_hash    integer not null,
  start_time    timestamptz not null,
  period        bigint not null check (period > 0), -- milliseconds
  version       integer not null default 0,
  primary key (service_id, grain_id, reminder_name)
);
create index orleans_reminder_hash on orleans_reminder (service_id, grain_hash);

insert into orleansquery (querykey, querytext) values

-- state: each answers with the new version, or with no row when the version was not the expected one
('ReadFromStorageKey', $sql$
select payload as "PayloadBinary", version as "Version"
from orleans_state
where service_id = @ServiceId and state_name = @GrainTypeString
  and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(@GrainIdExtensionString::text, '')
$sql$),
('WriteToStorageKey', $sql$
with changed as (
  update orleans_state set payload = @PayloadBinary, version = version + 1, changed_at = now()
  where service_id = @ServiceId and state_name = @GrainTypeString
    and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(@GrainIdExtensionString::text, '')
    and version = @GrainStateVersion::integer
  returning version
), created as (
  insert into orleans_state (service_id, state_name, n0, n1, extension, version, payload)
  select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''), 1, @PayloadBinary
  where @GrainStateVersion::integer is null
  on conflict do nothing
  returning version
)
select version as "NewGrainStateVersion" from changed union all select version from created
$sql$),
('ClearStorageKey', $sql$
update orleans_state set payload = null, version = version + 1, changed_at = now()
where service_id = @ServiceId and state_name = @GrainTypeString
  and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(@GrainIdExtensionString::text, '')
  and version = @GrainStateVersion::integer
returning version as "NewGrainStateVersion"
$sql$),
('DeleteStorageKey', $sql$
delete from orleans_state
where service_id = @ServiceId and state_name = @GrainTypeString
  and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(@GrainIdExtensionString::text, '')
  and version = @GrainStateVersion::integer
returning version + 1 as "NewGrainStateVersion"
$sql$),

-- reminders
('ReadReminderRowsKey', $sql$
select grain_id as "GrainId", reminder_name as "ReminderName", start_time as "StartTime", period as "Period", version as "Version"
from orleans_reminder where service_id = @ServiceId and grain_id = @GrainId
$sql$),
('ReadReminderRowKey', $sql$
select grain_id as "GrainId", reminder_name as "ReminderName", start_time as "StartTime", period as "Period", version as "Version"
from orleans_reminder where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName
$sql$),
-- a range of the ring: after its beginning, up to its end
('ReadRangeRows1Key', $sql$
select grain_id as "GrainId", reminder_name as "ReminderName", start_time as "StartTime", period as "Period", version as "Version"
from orleans_reminder where service_id = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash
$sql$),
-- the same where it goes over the ring's seam
('ReadRangeRows2Key', $sql$
select grain_id as "GrainId", reminder_name as "ReminderName", start_time as "StartTime", period as "Period", version as "Version"
from orleans_reminder where service_id = @ServiceId and (grain_hash > @BeginHash or grain_hash <= @EndHash)
$sql$),
('UpsertReminderRowKey', $sql$
insert into orleans_reminder as known (service_id, grain_id, reminder_name, grain_hash, start_time, period)
values (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
on conflict (service_id, grain_id, reminder_name) do update
  set grain_hash = excluded.grain_hash, start_time = excluded.start_time, period = excluded.period, version = known.version + 1
returning version as "Version"
$sql$),
('DeleteReminderRowKey', $sql$
with gone as (
  delete from orleans_reminder
  where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName and version = @Version
  returning 1
)
select exists (select from gone)
$sql$),
('DeleteReminderRowsKey', $sql$
delete from orleans_reminder where service_id = @ServiceId
$sql$),

-- membership: a change holds the version's row, and is void unless it has the expected version
('InsertMembershipVersionKey', $sql$
with made as (
  insert into orleans_membership_version (cluster_id) values (@DeploymentId) on conflict do nothing returning 1
)
select exists (select from made)
$sql$),
('InsertMembershipKey', $sql$
with expected as (
  select cluster_id from orleans_membership_version where cluster_id = @DeploymentId and version = @Version for update
), added as (
  insert into orleans_membership
    (cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
  select cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from expected
  on conflict do nothing
  returning cluster_id
), counted as (
  update orleans_membership_version v set version = version + 1, changed_at = now() from added where v.cluster_id = added.cluster_id returning 1
)
select exists (select from counted)
$sql$),
('UpdateMembershipKey', $sql$
with expected as (
  select cluster_id from orleans_membership_version where cluster_id = @DeploymentId and version = @Version for update
), changed as (
  update orleans_membership m set status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
  from expected
  where m.cluster_id = expected.cluster_id and m.address = @Address and m.port = @Port and m.generation = @Generation
  returning m.cluster_id
), counted as (
  update orleans_membership_version v set version = version + 1, changed_at = now() from changed where v.cluster_id = changed.cluster_id returning 1
)
select exists (select from counted)
$sql$),
('UpdateIAmAlivetimeKey', $sql$
update orleans_membership set alive_at = @IAmAliveTime
where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$sql$),
-- a cluster without silos still answers with its version
('MembershipReadAllKey', $sql$
select m.address as "Address", m.port as "Port", m.generation as "Generation", m.silo_name as "SiloName", m.host_name as "HostName",
  m.status as "Status", m.proxy_port as "ProxyPort", m.suspect_times as "SuspectTimes", m.started_at as "StartTime",
  m.alive_at as "IAmAliveTime", v.version as "Version"
from orleans_membership_version v left join orleans_membership m using (cluster_id)
where v.cluster_id = @DeploymentId
$sql$),
('MembershipReadRowKey', $sql$
select m.address as "Address", m.port as "Port", m.generation as "Generation", m.silo_name as "SiloName", m.host_name as "HostName",
  m.status as "Status", m.proxy_port as "ProxyPort", m.suspect_times as "SuspectTimes", m.started_at as "StartTime",
  m.alive_at as "IAmAliveTime", v.version as "Version"
from orleans_membership_version v
left join orleans_membership m on m.cluster_id = v.cluster_id and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.cluster_id = @DeploymentId
$sql$),
('GatewaysQueryKey', $sql$
select address as "Address", proxy_port as "ProxyPort", generation as "Generation"
from orleans_membership where cluster_id = @DeploymentId and status = @Status and proxy_port > 0
$sql$),
-- 3 is the status of a silo that works
('CleanupDefunctSiloEntriesKey', $sql$
delete from orleans_membership where cluster_id = @DeploymentId and alive_at < @IAmAliveTime and status <> 3
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
delete from orleans_membership_version where cluster_id = @DeploymentId
$sql$);
