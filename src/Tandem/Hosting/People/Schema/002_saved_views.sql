-- Views of the portfolio that people keep, each their own: the address behind /portfolio, from its question mark on.

CREATE TABLE saved_view (
    org    TEXT NOT NULL,
    person TEXT NOT NULL,
    name   TEXT NOT NULL,
    query  TEXT NOT NULL,
    PRIMARY KEY (org, person, name)
);
