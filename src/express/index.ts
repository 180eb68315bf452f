export { discover } from './discover.js';
export { flatten } from './flatten.js';
export {
  covers,
  joinPaths,
  overlaps,
  parsePath,
  PathSyntaxError,
  patternText,
  type AbsolutePattern,
  type PathToken,
} from './paths.js';
