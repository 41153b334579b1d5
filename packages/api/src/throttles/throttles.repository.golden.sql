-- countAttempt
insert into throttles as kept (key, count, opens_at, resets_at)
values ($1, 1, null, $2::timestamptz + make_interval(secs => $4::integer))
on conflict (key) do update set
  count = case when kept.resets_at <= $2 then 1 else kept.count + 1 end,
  opens_at = case
    when kept.resets_at <= $2 or kept.count + 1 < $3::integer then null
    when $5::integer is null then kept.resets_at
    else $2 + make_interval(secs => least($5 * 2 ^ least(kept.count + 1 - $3, 20), $6::integer))
  end,
  resets_at = case
    when kept.resets_at <= $2 then excluded.resets_at
    when $5 is null or kept.count + 1 < $3 then kept.resets_at
    else $2 + make_interval(secs => $4 + $6)
  end
where kept.opens_at is null or kept.opens_at <= $2
returning count;

-- findOpening
select opens_at from throttles where key = $1;

-- uncountAttempt
update throttles set count = greatest(count - 1, 0), opens_at = null where key = $1;

-- purgeThrottles
with turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('throttles')) as is_mine), old as (
  select ctid from throttles
  where (select is_mine from turn) and resets_at < $1::timestamptz
  order by resets_at
  limit 1000
  for update skip locked
), gone as (
  delete from throttles where ctid = any(array(select ctid from old)) returning 1
)
select is_mine, (select count(*) from gone) as purged from turn;
