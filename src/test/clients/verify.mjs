// Asks the JavaScript client and two verifiers that know nothing of it about each of the documents on standard input.
import { createPublicKey, verify } from "node:crypto";
import { createInterface } from "node:readline";
import { generalVerify, importJWK } from "jose";
import { firstRoot, manifest, Refused } from "../../examples/javascript/verify.js";

const decode = (text) => Buffer.from(text, "base64url");

/** What the root of a case says about the key of a header. */
function keyOf(root, kid) {
  if (!root.roles.domains.kids.includes(kid)) throw new Error("no key for this");
  return root.keys[kid];
}

async function client(given) {
  try {
    await manifest(await firstRoot(decode(given.root)), decode(given.document), given.known, Date.parse(given.now));
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.outcome;
  }
}

async function jose(given) {
  try {
    const root = JSON.parse(decode(JSON.parse(decode(given.root)).payload));
    const find = async ({ kid }) => importJWK(keyOf(root, kid), "Ed25519");
    const document = JSON.parse(decode(given.document));
    const { protectedHeader } = await generalVerify(document, find, { algorithms: ["Ed25519"] });
    return protectedHeader.typ === "masthead-domains+jws";
  } catch {
    return false;
  }
}

function node(given) {
  try {
    const root = JSON.parse(decode(JSON.parse(decode(given.root)).payload));
    const { payload, signatures } = JSON.parse(decode(given.document));
    return signatures.some((signature) => {
      const { alg, kid, typ, crit } = JSON.parse(decode(signature.protected));
      if (alg !== "Ed25519" || typ !== "masthead-domains+jws" || crit) return false;
      const key = createPublicKey({ key: keyOf(root, kid), format: "jwk" });
      return verify(null, Buffer.from(`${signature.protected}.${payload}`), key, decode(signature.signature));
    });
  } catch {
    return false;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  console.log(JSON.stringify({ client: await client(given), jose: await jose(given), node: node(given) }));
}
