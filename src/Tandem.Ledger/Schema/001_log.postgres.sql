-- One row a fact. What it says stands in its bytes only; the other columns are where to find it.
CREATE TABLE record (
    organisation TEXT NOT NULL,
    leaf_index BIGINT NOT NULL,
    stream TEXT NOT NULL,
    version BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    payload BYTEA NOT NULL,
    PRIMARY KEY (organisation, leaf_index),
    UNIQUE (organisation, stream, version)
);

-- Which commands were recorded, so that none is recorded twice.
CREATE TABLE command (
    organisation TEXT NOT NULL,
    id TEXT NOT NULL,
    fingerprint BYTEA NOT NULL,
    first_index BIGINT NOT NULL,
    version BIGINT NOT NULL,
    facts BIGINT NOT NULL,
    PRIMARY KEY (organisation, id)
);

-- Where each log stands: the right edge of its tree and the signed note on it.
CREATE TABLE head (
    organisation TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    frontier BYTEA NOT NULL,
    note TEXT NOT NULL
);

-- Full tiles of 256 hashes; the root of each is a hash of the level above.
CREATE TABLE tile (
    organisation TEXT NOT NULL,
    level BIGINT NOT NULL,
    position BIGINT NOT NULL,
    root BYTEA NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (organisation, level, position)
);

-- Hashes do not compress.
ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- The head changes with every batch and no index covers what changes: leave room for the next version on the page.
ALTER TABLE head SET (fillfactor = 10);
