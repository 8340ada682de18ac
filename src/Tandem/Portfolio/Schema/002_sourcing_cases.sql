-- Sourcing cases, and who takes part in them: only the client's people, and nobody else ever sees one.

CREATE TABLE sourcing_case (
    org        TEXT NOT NULL,
    sourcing   TEXT NOT NULL,
    title      TEXT NOT NULL,
    step       TEXT NOT NULL,
    opened_day BIGINT NOT NULL,
    PRIMARY KEY (org, sourcing)
);
CREATE INDEX sourcing_case_opened ON sourcing_case (org, opened_day, sourcing);

CREATE TABLE sourcing_person (
    org      TEXT NOT NULL,
    sourcing TEXT NOT NULL,
    person   TEXT NOT NULL,
    PRIMARY KEY (org, sourcing, person)
);
CREATE INDEX sourcing_person_person ON sourcing_person (org, person);
