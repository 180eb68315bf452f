import type { KnownDifference } from '../../src/verify/answer.js';
import { automaticOptions } from './automatic-options.js';
import { compression } from './compression.js';
import { errorPage } from './error-page.js';
import { etag } from './etag.js';
import { framing } from './framing.js';
import { getBody } from './get-body.js';
import { headerCase } from './header-case.js';
import { jsonCharset } from './json-charset.js';
import { latinHeaders } from './latin-headers.js';
import { letterCase } from './letter-case.js';
import { nextVary } from './next-vary.js';
import { poweredBy } from './powered-by.js';
import { publicMethod } from './public-method.js';
import { queryProto } from './query-proto.js';
import { querySpelling } from './query-spelling.js';
import { unhandledRequest } from './unhandled-request.js';

/** The closed list of DESIGN section 2.8. A difference that none of these covers is a bug. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  automaticOptions,
  unhandledRequest,
  errorPage,
  etag,
  jsonCharset,
  headerCase,
  poweredBy,
  nextVary,
  compression,
  letterCase,
  latinHeaders,
  framing,
  getBody,
  publicMethod,
  querySpelling,
  queryProto,
];
