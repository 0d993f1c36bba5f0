// Reads signed documents in one way only, so that all programs agree about what was signed, and says of what is none why.

const MOST_BYTES = 256 * 1024;
const MOST_SIGNATURES = 32;
const DEPTH = 8;

/** A document that is not taken; `outcome` says why. */
export class Refused extends Error {
  constructor(outcome, detail) {
    super(`${outcome}: ${detail}`);
    this.outcome = outcome;
  }
}

/** The envelope of a document, a text or bytes; says nothing about its signatures yet. */
export function read(document) {
  const bytes = typeof document === "string" ? new TextEncoder().encode(document) : new Uint8Array(document);
  if (bytes.length > MOST_BYTES) throw new Refused("oversized", `${bytes.length} bytes`);
  const envelope = strictJson(bytes);
  shape(envelope, { payload: text, signatures: objects });
  if ("signature" in envelope || "protected" in envelope) throw malformed("two serialisations at once");
  if (envelope.signatures.length > MOST_SIGNATURES) throw new Refused("oversized", "signatures");
  for (const signature of envelope.signatures) shape(signature, { signature: text });
  return envelope;
}

/** What is said, once somebody vouches for it. */
export function contentOf(envelope, type) {
  envelope.bytes = decode(envelope.payload);
  const content = strictJson(envelope.bytes);
  shape(content, { type: text, spec: text, publication: text });
  if (content.type !== type) throw new Refused("wrong-type", content.type);
  if (content.spec.split(".")[0] !== "1") throw new Refused("wrong-spec", content.spec);
  return content;
}

/** JSON without a member twice, without a byte order mark, of eight levels at most. */
export function strictJson(bytes) {
  let json, value;
  try {
    json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(json);
  } catch {
    throw malformed("not JSON in UTF-8");
  }
  const levels = [];
  for (const [token, name, colon] of json.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")\s*(:)?|[{}[\]]/g)) {
    if (token === "{" || token === "[") {
      if (levels.push(new Set()) > DEPTH) throw new Refused("too-deep", `more than ${DEPTH} levels`);
    } else if (token === "}" || token === "]") {
      levels.pop();
    } else if (colon) {
      const names = levels.at(-1);
      if (names.has(JSON.parse(name))) throw new Refused("duplicate-member", name);
      names.add(JSON.parse(name));
    }
  }
  return value;
}

/** Base64url without padding; there is one spelling for the same bytes. */
export function decode(encoded) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const unused = { 0: 0, 2: 15, 3: 3 }[encoded.length % 4];
  if (unused === undefined || !/^[\w-]*$/.test(encoded) || (digits.indexOf(encoded.at(-1)) & unused) > 0) {
    throw malformed("not base64url");
  }
  return Uint8Array.from(atob(encoded.replaceAll("-", "+").replaceAll("_", "/")), (byte) => byte.charCodeAt(0));
}

export const text = (value) => typeof value === "string";
export const texts = (value) => Array.isArray(value) && value.every(text);
export const urlOrNull = (value) => value === null || url(value);
export const object = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const objects = (value) => Array.isArray(value) && value.every(object);
export const whole = (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 31;

/** In UTC, to the second or finer. */
export function time(value) {
  const TIME = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;
  // There is no thirtieth of February, though some read one as the first of March.
  return text(value) && TIME.test(value) && new Date(value).getUTCDate() === Number(value.slice(8, 10));
}

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const NAME = `(${LABEL}\\.){0,126}[a-z]([a-z0-9-]{0,61}[a-z0-9])?`;
const NUMBER = "(0|[1-9][0-9]{0,2})";
const PATH = "(?!.*%(?![0-9A-Fa-f]{2}))(/[A-Za-z0-9._~%/-]*)?";
const WEB = new RegExp(`^https?://(${NAME}|(${NUMBER}\\.){3}${NUMBER})(:[0-9]{1,5})?${PATH}$`);

/**
 * An absolute web address that all programs read in the same way. A list with an address of the publication that is none
 * is not taken; of the places where lists are, some of which were signed before all were held to this, it is passed over.
 */
export function url(value) {
  try {
    // Which ports and numbers are too large, URL says.
    return text(value) && WEB.test(value) && new URL(value).hostname !== "";
  } catch {
    return false;
  }
}

/** Each of the members is what it has to be; others do not matter. */
export function shape(value, members) {
  if (!object(value)) throw malformed("not an object");
  for (const [name, is] of Object.entries(members)) {
    if (!Object.hasOwn(value, name) || !is(value[name])) throw malformed(name);
  }
}

export function malformed(detail) {
  return new Refused("malformed", detail);
}
