-- insertUser
insert into "users" ("id", "email", "username", "name", "password_hash", "password_scheme", "deactivated_at", "created_at", "updated_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
returning "id", "number", "email", "username", "name", "role", deactivated_at is null as "is_active", "email_verified", "created_at";

-- findUser
select "id", "number", "email", "username", "name", "role", deactivated_at is null as "is_active", "email_verified", "created_at"
from "users"
where "id" = $1;

-- findUserWithPassword
select "id", "number", "email", "username", "name", "role", deactivated_at is null as "is_active", "email_verified", "created_at", "password_hash", "password_scheme"
from "users"
where "email" = $1;

-- updatePasswordHash
update "users"
set "password_hash" = $1, "password_scheme" = $2
where "id" = $3
and "password_hash" = $4;

-- insertSession
with "expired" as (delete
from "sessions"
where "user_id" = $1
and "expires_at" <= $2) insert into "sessions" ("user_id", "id", "door", "user_agent", "refresh_hash", "created_at", "last_used_at", "expires_at", "revoked_at")
values ($3, $4, $5, $6, $7, $8, $9, $10, $11);

-- findActor
select "users"."id" as "user_id", "users"."number" as "user_number", "sessions"."id" as "session_id"
from "sessions"
inner join "users" on "users"."id" = "sessions"."user_id"
where "sessions"."user_id" = $1
and "sessions"."id" = $2
and "sessions"."revoked_at" is null
and "sessions"."expires_at" > $3
and "users"."deactivated_at" is null;

-- findSessionByRefreshHash
select "sessions"."user_id", "sessions"."id" as "session_id", "sessions"."last_used_at", "sessions"."expires_at", "sessions"."revoked_at", "users"."deactivated_at"
from "sessions"
inner join "users" on "users"."id" = "sessions"."user_id"
where "sessions"."refresh_hash" = $1;

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

-- insertEvent
insert into "account_events" ("user_id", "id", "type", "session_id", "ip", "user_agent", "created_at")
values ($1, $2, $3, $4, $5, $6, $7);
