-- The number of the worker that sends a delivery. It holds an advisory lock of that number as long as it runs.
ALTER TABLE deliveries ADD COLUMN claimed_by integer;
GRANT UPDATE (claimed_by) ON deliveries TO mc_app;
