-- What waits on a person in a sourcing case, from a day on.

CREATE TABLE sourcing_waiting (
    org       TEXT NOT NULL,
    sourcing  TEXT NOT NULL,
    person    TEXT NOT NULL,
    kind      TEXT NOT NULL,
    since_day BIGINT NOT NULL,
    due_day   BIGINT
);
CREATE INDEX sourcing_waiting_person ON sourcing_waiting (org, person, since_day);
CREATE INDEX sourcing_waiting_case ON sourcing_waiting (org, sourcing);
