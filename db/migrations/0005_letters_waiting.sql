-- How long the oldest owed letter waits is asked at every look of the monitoring.
create index notices_waiting on notices (owed_at) where sent_at is null and failed_at is null;
