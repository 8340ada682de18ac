-- What a search looks in: title and partner in small letters. The engines' own LOWER knows only the letters of ASCII on
-- one of them.

ALTER TABLE engagement_summary ADD COLUMN sought TEXT NOT NULL DEFAULT '';
