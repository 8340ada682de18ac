-- People, accounts, sessions, invitations and tokens. What stands here is no part of the record and can be erased.
-- Instants are microseconds since 1970 in UTC. Secrets are kept as SHA-256 in hexadecimal digits, passwords as
-- PBKDF2 hashes.

CREATE TABLE organisation (
    org        TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    founded_at BIGINT NOT NULL,
    -- One server serves one organisation: of two first visits at the same moment, one founds it.
    place      BIGINT NOT NULL UNIQUE CHECK (place = 1)
);

CREATE TABLE person (
    org              TEXT    NOT NULL,
    id               TEXT    NOT NULL,
    name             TEXT    NOT NULL,
    email            TEXT,
    -- The address in lower case: unique in an organisation, however it is typed.
    email_key        TEXT,
    company          TEXT    NOT NULL,
    side             TEXT,
    zone             TEXT,
    administrator    BOOLEAN NOT NULL,
    reads_everything BOOLEAN NOT NULL,
    demo_role        TEXT,
    added_at         BIGINT  NOT NULL,
    erased_at        BIGINT,
    PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX person_email ON person (org, email_key);

CREATE TABLE account (
    org                 TEXT   NOT NULL,
    person              TEXT   NOT NULL,
    password_hash       TEXT   NOT NULL,
    created_at          BIGINT NOT NULL,
    password_changed_at BIGINT NOT NULL,
    PRIMARY KEY (org, person)
);

-- Wrong passwords are counted by what was typed, not by account, so that nobody learns who has one.
CREATE TABLE sign_in_failure (
    org           TEXT   NOT NULL,
    email_digest  TEXT   NOT NULL,
    failures      BIGINT NOT NULL,
    locked_until  BIGINT,
    last_at       BIGINT NOT NULL,
    PRIMARY KEY (org, email_digest)
);
CREATE INDEX sign_in_failure_age ON sign_in_failure (org, last_at);

CREATE TABLE session (
    org          TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    person       TEXT   NOT NULL,
    device       TEXT   NOT NULL,
    started_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    PRIMARY KEY (org, id)
);
CREATE INDEX session_person ON session (org, person);
CREATE INDEX session_age ON session (org, last_seen_at);

CREATE TABLE invitation (
    org              TEXT   NOT NULL,
    id               TEXT   NOT NULL,
    secret_digest    TEXT   NOT NULL,
    person           TEXT   NOT NULL,
    engagement       TEXT,
    role             TEXT,
    invited_by       TEXT   NOT NULL,
    created_at       BIGINT NOT NULL,
    expires_at       BIGINT NOT NULL,
    withdrawn_at     BIGINT,
    accepted_at      BIGINT,
    -- When the engagement was told, so that a role that could not be given is seen and given later.
    role_given_at    BIGINT,
    PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX invitation_secret ON invitation (org, secret_digest);
CREATE INDEX invitation_person ON invitation (org, person);

CREATE TABLE api_token (
    org           TEXT   NOT NULL,
    id            TEXT   NOT NULL,
    secret_digest TEXT   NOT NULL,
    person        TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    scopes        TEXT   NOT NULL,
    engagement    TEXT,
    created_at    BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    last_used_at  BIGINT,
    revoked_at    BIGINT,
    PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX api_token_secret ON api_token (org, secret_digest);
CREATE INDEX api_token_person ON api_token (org, person);

-- Who belongs to which engagement, for the door. Derived from the record: written with the append, can be rebuilt.
CREATE TABLE member (
    org        TEXT NOT NULL,
    engagement TEXT NOT NULL,
    person     TEXT NOT NULL,
    side       TEXT NOT NULL,
    PRIMARY KEY (org, engagement, person)
);
CREATE INDEX member_person ON member (org, person);
