-- By which thresholds the tables of an organisation judge: the SHA-256 of the playbook's file.

ALTER TABLE read_tables ADD COLUMN playbook TEXT;
