// Verifies roots and manifests by the keys that a root already known names, and by nothing that a document says of
// itself. The names of the outcomes are those of the service's command "verify".

import { contentOf, decode, malformed, read, Refused, shape, strictJson } from "./document.js";
import { object, objects, text, texts, time, url, urlOrNull, whole } from "./document.js";

// Node 18 has it under another name.
const { subtle } = globalThis.crypto ?? (await import("node:crypto")).webcrypto;

const MOST_ADDRESSES = 500;
const SKEW = 48 * 3600 * 1000;

export { Refused };

/** The root that a program brings along: nothing vouches for it but that. */
export async function firstRoot(document) {
  const envelope = read(document);
  const root = rootOf(envelope);
  await requireSignatures(envelope, "root", root);
  return root;
}

/** The root after one: signed by enough keys of the one before it, and by enough of its own. */
export async function nextRoot(known, document) {
  const envelope = read(document);
  await requireSignatures(envelope, "root", known);
  const root = rootOf(envelope);
  await requireSignatures(envelope, "root", root);
  requirePublication(root, known);
  if (root.version !== known.version + 1) throw new Refused("not-the-next-root", `${root.version} after ${known.version}`);
  return root;
}

/**
 * The manifest.
 *
 * @param root the newest that is known
 * @param known `{version, sha256}` of what was taken last; null: nothing, or only under other keys
 * @param now milliseconds: the later one of the device's clock and of when what was taken last was issued
 */
export async function manifest(root, document, known, now) {
  const envelope = read(document);
  await requireSignatures(envelope, "domains", root);
  const list = contentOf(envelope, "domains");
  shape(list, { version: whole, rootVersion: whole, issued: time, expires: time, hardExpires: time });
  shape(list, { domains: objects, revoked: objects, manifestUrls: texts });
  for (const address of list.domains) {
    shape(address, { key: text, role: text, network: text, trust: text, priority: whole, weight: whole });
    shape(address, { base: urlOrNull, api: urlOrNull, media: urlOrNull });
    shape(address, { editions: texts, canonicalFor: texts, preferIn: texts, avoidIn: texts });
  }
  for (const gone of list.revoked) shape(gone, { key: text, hosts: texts, since: text, reason: text });
  if (list.domains.length > MOST_ADDRESSES) throw new Refused("oversized", `${list.domains.length} addresses`);
  list.manifestUrls = list.manifestUrls.filter(url);
  list.sha256 = hex(await subtle.digest("SHA-256", envelope.bytes));
  requirePublication(list, root);
  if (list.rootVersion > root.version) throw new Refused("unknown-root", `${list.rootVersion}, and ${root.version} is known`);
  if (Date.parse(root.expires) <= now) throw new Refused("root-expired", root.expires);
  requireSuccessor(list, known);
  if (Date.parse(list.issued) > now + SKEW) throw new Refused("from-the-future", list.issued);
  if (Date.parse(list.hardExpires) <= now) throw new Refused("hard-expired", list.hardExpires);
  return list;
}

/** That a manifest is what was taken last, or newer. */
export function requireSuccessor(list, known) {
  if (known && list.version < known.version) throw new Refused("rollback", `${list.version} after ${known.version}`);
  if (known && list.version === known.version && list.sha256 !== known.sha256) {
    throw new Refused("equivocation", `two of version ${list.version}`);
  }
}

/** The version of the root under which a manifest says that it was signed; nobody vouches for that yet. */
export function rootVersion(document) {
  const content = contentOf(read(document), "domains");
  shape(content, { rootVersion: whole });
  return content.rootVersion;
}

/** The addresses of a manifest but those that are revoked, by their keys or by their hosts: that wins. */
export function usable(list) {
  const host = (url) => (url === null ? null : new URL(url).hostname);
  return list.domains.filter(
    ({ key, api, base }) =>
      !list.revoked.some((gone) => gone.key === key || gone.hosts.includes(host(api)) || gone.hosts.includes(host(base))),
  );
}

/** Whether the same keys sign manifests under both roots. */
export function sameSigners(one, other) {
  const signers = (root) => JSON.stringify(root.roles.domains.kids.map((kid) => [kid, root.keys[kid].x]).sort());
  return signers(one) === signers(other);
}

function rootOf(envelope) {
  const root = contentOf(envelope, "root");
  shape(root, { version: whole, issued: time, expires: time, keys: object, roles: object, bootstrap: texts });
  root.bootstrap = root.bootstrap.filter(url);
  for (const key of Object.values(root.keys)) {
    shape(key, { kty: text, crv: text, x: text });
    const isEd25519 = key.kty === "OKP" && key.crv === "Ed25519" && decode(key.x).length === 32;
    if (!isEd25519) throw new Refused("wrong-algorithm", "a key that is not for Ed25519");
  }
  for (const role of [root.roles.root, root.roles.domains, ...Object.values(root.roles)]) {
    shape(role, { kids: texts, threshold: whole });
    const isPossible = role.threshold >= 1 && role.threshold <= role.kids.length;
    if (!isPossible || !role.kids.every((kid) => Object.hasOwn(root.keys, kid))) throw malformed("a role");
  }
  return root;
}

function requirePublication(document, root) {
  if (document.publication !== root.publication) throw new Refused("wrong-publication", document.publication);
}

/** Enough keys, and each counts once: whatever it is called and however often it signed. */
async function requireSignatures(envelope, type, root) {
  const signers = new Set();
  let fault;
  for (const signature of envelope.signatures) {
    try {
      signers.add(await signer(envelope, signature, type, root));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      // Others may suffice: a key that only newer programs know can sign beside them, and those who hold the keys of
      // two roots sign one document.
      if (type !== "root" || refused.outcome !== "unknown-key") fault ??= refused;
    }
  }
  const { threshold } = root.roles[type];
  if (signers.size < threshold) throw fault ?? new Refused("too-few-signatures", `${signers.size} of ${threshold}`);
}

/** The key whose signature this is. */
async function signer(envelope, signature, type, root) {
  if ("header" in signature) throw new Refused("unprotected-header", "a signature has one");
  shape(signature, { protected: text });
  const header = strictJson(decode(signature.protected));
  shape(header, {});
  if ("crit" in header) throw new Refused("unknown-crit", "none is known");
  if (Object.keys(header).sort().join() !== "alg,kid,typ") throw new Refused("foreign-header", Object.keys(header).join());
  shape(header, { alg: text, kid: text, typ: text });
  if (header.alg !== "Ed25519") throw new Refused("wrong-algorithm", header.alg);
  if (header.typ !== `masthead-${type}+jws`) throw new Refused("wrong-type", header.typ);
  if (!Object.hasOwn(root.keys, header.kid)) throw new Refused("unknown-key", header.kid);
  if (!root.roles[type].kids.includes(header.kid)) throw new Refused("wrong-role", header.kid);
  const { x } = root.keys[header.kid];
  const key = await subtle.importKey("raw", decode(x), { name: "Ed25519" }, false, ["verify"]);
  const message = new TextEncoder().encode(`${signature.protected}.${envelope.payload}`);
  const isGood = await subtle.verify({ name: "Ed25519" }, key, decode(signature.signature), message);
  if (!isGood) throw new Refused("bad-signature", header.kid);
  return x;
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
