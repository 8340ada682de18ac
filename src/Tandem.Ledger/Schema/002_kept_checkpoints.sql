-- Checkpoints that others may hold: one for each completed tile and those that were handed out.
CREATE TABLE kept_checkpoint (
    organisation TEXT NOT NULL,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (organisation, size)
);
