import type { ResponseRule } from './rule.js';
import { clearCookie, cookie } from '../../rules/response/cookies.js';
import { end } from '../../rules/response/end.js';
import { append, removeHeader, set, setHeader, type, vary } from '../../rules/response/headers.js';
import { attachment, download, sendFile } from '../../rules/response/files.js';
import { json, jsonp } from '../../rules/response/json.js';
import { links } from '../../rules/response/links.js';
import { location, redirect } from '../../rules/response/redirect.js';
import { render } from '../../rules/response/render.js';
import { send } from '../../rules/response/send.js';
import { sendStatus } from '../../rules/response/send-status.js';
import { status } from '../../rules/response/status.js';
import { writeHead } from '../../rules/response/write-head.js';

/** Every member of `res` that may be called in a chain, by name. */
export const RESPONSE_RULES: ReadonlyMap<string, ResponseRule> = new Map(
  Object.entries({
    append,
    appendHeader: append,
    attachment,
    clearCookie,
    contentType: type,
    cookie,
    download,
    end,
    header: set,
    json,
    jsonp,
    links,
    location,
    redirect,
    removeHeader,
    render,
    send,
    sendFile,
    sendStatus,
    set,
    setHeader,
    status,
    type,
    vary,
    writeHead,
  }),
);
