-- insertUser
insert into "users" ("id", "email", "username", "name", "password_hash", "password_scheme", "deactivated_at", "created_at", "updated_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
returning "id", "number", "email", "username", "name", "role", deactivated_at is null as "is_active", "email_verified", "created_at";

-- findUser
select "id", "number", "email", "username", "name", "role", deactivated_at is null as "is_active", "email_verified", "created_at"
from "users"
where "id" = $1;

-- findUserWithPassword
select "id", "number", "email", "username", "name", "role", deactivated_at is null as "is_active", "email_verified", "created_at", "password_hash", "password_scheme", "password_version"
from "users"
where "email" = $1;

-- updatePasswordHash
update "users"
set "password_hash" = $1, "password_scheme" = $2
where "id" = $3
and "password_hash" = $4;

-- updateProfile
update "users"
set "name" = $1, "username" = $2, "updated_at" = $3
where "id" = $4
returning "id", "number", "email", "username", "name", "role", deactivated_at is null as "is_active", "email_verified", "created_at";

-- insertSession
with expired as (
  delete
from sessions
where user_id = $1
and expires_at <= $7
)
insert into sessions (user_id, id, contract, user_agent, family_hash, refresh_hash, created_at, last_used_at, expires_at)
select users.id, $2::uuid, $3::text, $4::text, $5::bytea, $6::bytea, $7::timestamptz, $7::timestamptz, $8::timestamptz
from users
where users.id = $1
and users.deactivated_at is null
and ($9::integer is null or users.password_version = $9)
for key share
returning id;

-- findActor
select "users"."id" as "user_id", "users"."number" as "user_number", "users"."role", "sessions"."id" as "session_id"
from "sessions"
inner join "users" on "users"."id" = "sessions"."user_id"
where "sessions"."user_id" = $1
and "sessions"."id" = $2
and "sessions"."revoked_at" is null
and "sessions"."expires_at" > $3
and "users"."deactivated_at" is null;

-- findSessionByFamily
select "sessions"."user_id", "sessions"."id" as "session_id", "sessions"."refresh_hash", "sessions"."previous_hash", "sessions"."rotation_salt", "sessions"."rotated_at", "sessions"."last_used_at", "sessions"."expires_at", "sessions"."revoked_at", "users"."deactivated_at"
from "sessions"
inner join "users" on "users"."id" = "sessions"."user_id"
where "sessions"."family_hash" = $1;

-- rotateRefreshToken
update "sessions"
set "refresh_hash" = $1, "previous_hash" = $2, "rotation_salt" = $3, "rotated_at" = $4, "last_used_at" = $5
where "user_id" = $6
and "id" = $7
and "refresh_hash" = $8
and "revoked_at" is null;

-- findLivingSessions
select "id", "contract" as "door", "user_agent" as "device", "created_at", "last_used_at", "expires_at", "refresh_hash" is not null as "is_refreshable"
from "sessions"
where "user_id" = $1
and "revoked_at" is null
and "expires_at" > $2
and ("refresh_hash" is null or "last_used_at" > $3) order by "last_used_at" desc, "id" desc;

-- touchSession
update "sessions"
set "last_used_at" = $1
where "user_id" = $2
and "id" = $3;

-- revokeSession
update "sessions"
set "revoked_at" = $1
where "user_id" = $2
and "id" = $3
and "revoked_at" is null;

-- revokeOtherSessions
update "sessions"
set "revoked_at" = $1
where "user_id" = $2
and "id" is distinct
from $3
and "revoked_at" is null
and "expires_at" > $4
returning "id";

-- insertToken
delete
from "personal_tokens"
where "user_id" = $1
and "expires_at" <= $2;
select "id"
from "personal_tokens"
where "user_id" = $1 limit $2;
insert into "personal_tokens" ("user_id", "id", "name", "scopes", "token_hash", "created_at", "expires_at", "last_used_at")
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning "id", "name", "scopes", "created_at", "expires_at", "last_used_at";

-- listTokens
select "id", "name", "scopes", "created_at", "expires_at", "last_used_at"
from "personal_tokens"
where "user_id" = $1 order by "id" desc;

-- deleteToken
delete
from "personal_tokens"
where "user_id" = $1
and "id" = $2;

-- findTokenClaims
select "user_id", "id", "expires_at"
from "personal_tokens"
where "token_hash" = $1;

-- findTokenUser
select "users"."number" as "user_number", "users"."role", "personal_tokens"."scopes", "personal_tokens"."last_used_at"
from "personal_tokens"
inner join "users" on "users"."id" = "personal_tokens"."user_id"
where "personal_tokens"."user_id" = $1
and "personal_tokens"."id" = $2
and "users"."deactivated_at" is null;

-- touchToken
update "personal_tokens"
set "last_used_at" = $1
where "user_id" = $2
and "id" = $3
and ("last_used_at" is null or "last_used_at" <= $4);

-- insertEvent
insert into "account_events" ("user_id", "id", "type", "session_id", "ip", "user_agent", "created_at")
values ($1, $2, $3, $4, $5, $6, $7);

-- listEvents
select "id", "type", "session_id", "ip", "user_agent", "created_at"
from "account_events"
where "user_id" = $1
and "id" < $2 order by "id" desc limit $3;

-- purgeEvents
with turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('account_events')) as is_mine), old as (
  select ctid
from account_events
 
where (select is_mine
from turn)
and created_at < $1::timestamptz
  order by created_at
  limit 1000
  for update skip locked
), gone as (
  delete
from account_events
where ctid = any(array(select ctid
from old))
returning 1
)
select is_mine, (select count(*)
from gone) as purged
from turn;
