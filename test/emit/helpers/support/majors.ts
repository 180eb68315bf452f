import express from 'express';
import express4 from 'express4';

/** Both majors of Express, for `describe.each`. */
export const MAJORS = [
  { major: 4, express: express4 },
  { major: 5, express },
] as const;
