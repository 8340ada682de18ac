-- The role stands before the engagement, so that nothing that looks one row up by its key is ever led through all rows
-- of an engagement instead.
DROP INDEX waiting_role;
CREATE INDEX waiting_role ON waiting (org, role, engagement);
