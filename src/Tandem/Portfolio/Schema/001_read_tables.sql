-- What crosses engagements. Every row follows from the record: written with the append that causes it, and made anew
-- from the record whenever this file's version changes.

CREATE TABLE engagement_summary (
    org          TEXT NOT NULL,
    engagement   TEXT NOT NULL,
    title        TEXT NOT NULL,
    partner      TEXT NOT NULL,
    model        TEXT NOT NULL,
    version      BIGINT NOT NULL,
    -- The day in the engagement's zone that the figures are of, as days since 1970; they are refreshed as days turn.
    figures_on   BIGINT NOT NULL,
    -- 0 in trouble, 1 watch, 2 all right, 3 finished, 4 not started: what needs attention comes first.
    level        BIGINT NOT NULL,
    cpi          DOUBLE PRECISION,
    spi_t        DOUBLE PRECISION,
    accepted     DOUBLE PRECISION,
    forecast     DOUBLE PRECISION,
    overdue      BIGINT NOT NULL,
    row_json     TEXT NOT NULL,
    PRIMARY KEY (org, engagement)
);
CREATE INDEX engagement_summary_level ON engagement_summary (org, level, engagement);
CREATE INDEX engagement_summary_stale ON engagement_summary (org, figures_on, engagement);

-- Who holds which role, so that what waits on a role is found for a person.
CREATE TABLE role_holder (
    org        TEXT NOT NULL,
    engagement TEXT NOT NULL,
    person     TEXT NOT NULL,
    role       TEXT NOT NULL,
    PRIMARY KEY (org, engagement, person, role)
);
CREATE INDEX role_holder_person ON role_holder (org, person);

-- Rights lent for a period.
CREATE TABLE lent_right (
    org        TEXT NOT NULL,
    engagement TEXT NOT NULL,
    person     TEXT NOT NULL,
    lender     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    first_day  BIGINT NOT NULL,
    last_day   BIGINT NOT NULL
);
CREATE INDEX lent_right_person ON lent_right (org, person, last_day);
CREATE INDEX lent_right_engagement ON lent_right (org, engagement);

-- What waits on a role: a decision, a judgement, a duty.
CREATE TABLE waiting (
    org         TEXT NOT NULL,
    engagement  TEXT NOT NULL,
    deliverable TEXT NOT NULL,
    subject     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    role        TEXT NOT NULL,
    since_day   BIGINT NOT NULL,
    due_day     BIGINT,
    minor       BIGINT NOT NULL,
    row_json    TEXT NOT NULL,
    PRIMARY KEY (org, engagement, deliverable, kind, subject)
);
CREATE INDEX waiting_role ON waiting (org, engagement, role);

-- By which version of the code the tables of an organisation were made.
CREATE TABLE read_tables (
    org     TEXT NOT NULL PRIMARY KEY,
    meaning BIGINT NOT NULL
);
