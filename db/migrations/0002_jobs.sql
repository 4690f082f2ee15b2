-- The job queue is graphile-worker's own schema, brought up before this file. The web role may owe a job and do nothing
-- else with the queue, so it goes through this door.
create function owe_job(kind text, payload json) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select graphile_worker.add_job(kind, payload) $$;

revoke execute on function owe_job(text, json) from public;
grant execute on function owe_job(text, json) to kabinet_web;
