// Plays what may befall the JavaScript client, by the name on each line of standard input, and says what came of it.
import { generateKeyPairSync, sign } from "node:crypto";
import { createInterface } from "node:readline";
import { Publication } from "../../examples/javascript/masthead.js";

const NOW = Date.parse("2026-11-20T00:00:00Z");
const HOME = "https://home.example";
const SECRET = { Authorization: "secret" };
const LISTS = ["a", "b"].map((host) => `https://${host}.example/.well-known/masthead-domains.jws`);
const keys = generateKeyPairSync("ed25519");
const others = generateKeyPairSync("ed25519");
const encode = (bytes) => Buffer.from(bytes).toString("base64url");

function signed(type, content, signers = { k: keys }) {
  const payload = encode(JSON.stringify({ type, spec: "1", publication: "urn:p", ...content }));
  const signatures = Object.entries(signers).map(([kid, { privateKey }]) => {
    const header = encode(JSON.stringify({ alg: "Ed25519", kid, typ: `masthead-${type}+jws` }));
    return { protected: header, signature: encode(sign(null, Buffer.from(`${header}.${payload}`), privateKey)) };
  });
  return JSON.stringify({ payload, signatures });
}

const jwk = ({ publicKey }) => publicKey.export({ format: "jwk" });

/** A root whose one key, for everything, has that name. */
function rootOf(version, [kid, key], signers, bootstrap = LISTS) {
  const alone = { kids: [kid], threshold: 1 };
  const period = { issued: "2026-01-01T00:00:00Z", expires: "2030-01-01T00:00:00Z" };
  const content = { keys: { [kid]: jwk(key) }, roles: { root: alone, domains: alone }, bootstrap };
  return signed("root", { version, ...period, ...content }, signers);
}

const root = rootOf(1, ["k", keys]);

const address = (key, more) => ({
  ...{ key, role: "mirror", network: "clearnet", base: null, api: `https://${key}.example/v1`, media: null },
  ...{ editions: ["en"], canonicalFor: [], trust: "first-party", priority: 10, weight: 10, preferIn: [], avoidIn: [] },
  ...more,
});

const list = (version, more, signers) =>
  signed("domains", {
    ...{ version, rootVersion: 1, issued: "2026-11-01T00:00:00Z", expires: "2027-06-01T00:00:00Z" },
    ...{ hardExpires: "2027-12-01T00:00:00Z", previous: null, domains: [address("a"), address("b", { priority: 20 })], revoked: [] },
    ...{ manifestUrls: LISTS, ...more },
  }, signers);

const gone = (key, host) => [{ key, hosts: [host], since: "2026-10-01", reason: "compromised" }];
const words = () => Response.json({ data: [] });

/** A client of a net in which `answer(url, request)` is given; `asked` is of the API, as `host` or `host secret`. */
async function client(answer, options) {
  const asked = [];
  const fetch = async (address, request) => {
    const url = new URL(address);
    if (url.pathname.startsWith("/v1/")) asked.push([url.host, ...Object.values(request.headers)].join(" "));
    return answer(url, request);
  };
  return { asked, publication: await Publication.open({ root, fetch, now: () => NOW, ...options }) };
}

const stopped = ({ signal }) => new Promise((_, no) => signal.addEventListener("abort", () => no(signal.reason)));

const many = (count) =>
  Array.from({ length: count }, (_, index) => address(`d${index}`, { priority: 10 * (index + 1) }));

const took = async (act) => {
  const began = performance.now();
  await act();
  return performance.now() - began;
};

/** What is asked first when only the last one of many answers, and what next time; and which of them are put behind. */
async function lastOf(count, otherwise) {
  const store = new Map();
  const answer = (url, request) => (url.host === `d${count - 1}.example` ? words() : otherwise(request));
  const { asked, publication } = await client(answer, { manifest: list(10, { domains: many(count) }), store });
  await publication.get("/v1/articles");
  const inOrder = asked.splice(0).join() === many(count).map(({ key }) => `${key}.example`).join();
  const { breakers } = JSON.parse(store.get("state"));
  await publication.get("/v1/articles");
  return [inOrder, "d0" in breakers, `d${count - 2}` in breakers, ...asked];
}

const troubles = {
  async homeIsRevoked() {
    const manifest = list(10, { revoked: gone("old", "home.example") });
    const { asked, publication } = await client(words, { manifest, home: HOME });
    await publication.get("/v1/articles", { headers: SECRET });
    return asked;
  },

  async homeIsOfOthers() {
    const answers = [];
    for (const trust of ["cdn", "third-party"]) {
      const manifest = list(10, { domains: [address("home", { trust }), address("b")] });
      const { asked, publication } = await client(words, { manifest, home: HOME });
      await publication.get("/v1/articles", { headers: SECRET });
      await publication.get("/v1/articles");
      answers.push(...asked);
    }
    return answers;
  },

  manyHang: () => lastOf(50, (request) => stopped(request)),

  /** Each wait is late by what a burst of other work takes: 50 such delays one after the other would be 5 s. */
  async manyHangOnABusyMachine() {
    const burst = setInterval(() => {
      const until = performance.now() + 100;
      while (performance.now() < until);
    }, 1);
    const time = await took(() => lastOf(50, (request) => stopped(request)));
    clearInterval(burst);
    return time < 3000;
  },

  manyFailLate: () => lastOf(16, () => new Promise((_, no) => setTimeout(() => no(new Error("blocked")), 300))),

  async manyHangAndThereIsNoList() {
    const domains = many(16);
    const lists = domains.map(({ key }) => `https://${key}.example/.well-known/masthead-domains.jws`);
    const newest = list(10, { domains, manifestUrls: lists });
    const good = ({ pathname }) => (pathname.startsWith("/v1/") ? words() : new Response(newest));
    const alive = (url, request) => (url.host === "d15.example" ? good(url) : stopped(request));
    const whole = rootOf(1, ["k", keys], undefined, lists);
    const first = async (answer) => (await client(answer, { root: whole })).publication.get("/v1/articles");
    const usual = await took(() => first(good));
    return (await took(() => first(alive))) - usual < 1500;
  },

  /** They may be as good as the winner, and are not put behind. */
  async othersBeganAMomentBefore() {
    const store = new Map();
    const answer = ({ host }, request) => (host === "d9.example" ? words() : stopped(request));
    const { publication } = await client(answer, { manifest: list(10, { domains: many(50) }), store });
    const { key } = await publication.get("/v1/articles");
    const { breakers } = JSON.parse(store.get("state"));
    return [key, "d0" in breakers, "d8" in breakers];
  },

  /**
   * Of three that all answer: what is asked when the last one worked last, and the first one is behind, is so no more,
   * is behind where the last one, or where both others are to be avoided.
   */
  async firstIsBehind() {
    const firsts = [];
    const later = Date.now() + 60_000;
    for (const [until, country] of [[later], [Date.now() - 1], [later, "RU"], [later, "CN"]]) {
      const store = new Map([["state", JSON.stringify({ breakers: { d0: { times: 0, until } }, last: { "": "d2" } })]]);
      const avoidIn = [[], ["CN"], ["RU", "CN"]];
      const domains = many(3).map((place, index) => ({ ...place, avoidIn: avoidIn[index] }));
      const { asked, publication } = await client(words, { manifest: list(10, { domains }), store, country });
      await publication.get("/v1/articles");
      firsts.push(...asked);
    }
    return firsts;
  },

  /** It is the network then, and no address is put behind the others. */
  async nobodyAnswers() {
    const store = new Map();
    const { publication } = await client(() => Promise.reject(new Error("offline")), { manifest: list(10), store });
    await publication.get("/v1/articles").catch(() => {});
    return [...store.keys()];
  },

  async othersHangWhenOneAnswers() {
    const domains = ["a", "b", "c"].map((key, index) => address(key, { priority: 10 * (index + 1) }));
    const answer = (url, request) => (url.host === "a.example" ? stopped(request) : words());
    const { asked, publication } = await client(answer, { manifest: list(10, { domains }) });
    await publication.get("/v1/articles");
    await new Promise((resolve) => setTimeout(resolve, 100));
    return asked;
  },

  async domainIsCalledHome() {
    const manifest = list(10, { domains: [address("home", { api: "https://a.example/v1" })] });
    const store = new Map();
    const only = (host) => (url) => (url.host === host ? words() : new Response(null, { status: 500 }));
    const first = await client(only("home.example"), { manifest, home: HOME, store });
    const second = await client(only("a.example"), { manifest, home: HOME, store });
    return [(await first.publication.get("/v1/articles")).key, (await second.publication.get("/v1/articles")).key];
  },

  async answersCrossEachOther() {
    const store = new Map();
    const bodies = [list(12), list(11)];
    let both;
    const areAsked = new Promise((resolve) => (both = resolve));
    const cross = async () => {
      const body = bodies.shift();
      if (bodies.length === 0) both();
      await areAsked;
      return new Response(body);
    };
    const { publication } = await client(cross, { manifest: list(10), store });
    await publication.refresh();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const kept = JSON.parse(Buffer.from(JSON.parse(store.get("manifest")).payload, "base64url"));
    return [publication.manifest.version, kept.version];
  },

  async whatIsRevokedIsForgotten() {
    const breakers = { a: { times: 1, until: NOW }, b: { times: 1, until: NOW } };
    const store = new Map([["state", JSON.stringify({ breakers, last: { "": "a" } })]]);
    const { publication } = await client(() => new Response(list(11, { revoked: gone("a", "a.example") })), { store });
    await publication.refresh();
    const state = JSON.parse(store.get("state"));
    return [Object.keys(state.breakers), state.last];
  },

  async rootsAreWalked() {
    const store = new Map();
    const documents = {
      "masthead-domains.jws": list(5, { rootVersion: 3 }, { o: others }),
      "masthead-root-2.jws": rootOf(2, ["k", keys]),
      "masthead-root-3.jws": rootOf(3, ["o", others], { k: keys, o: others }),
    };
    const serve = ({ pathname }) => new Response(documents[pathname.split("/").at(-1)]);
    const { publication } = await client(serve, { manifest: list(10), store });
    await publication.refresh();
    const again = await client(serve, { store });
    return [publication.manifest.version, JSON.parse(store.get("root")).signatures.length, again.publication.manifest.version];
  },

  async rootsAreForged() {
    const outcomes = [];
    const followers = [
      rootOf(2, ["o", others], { o: others }),
      rootOf(2, ["o", others], { k: keys }),
      rootOf(2, ["o", others], { k: others, o: others }),
      rootOf(3, ["o", others], { k: keys, o: others }),
      rootOf(1, ["k", keys]),
      list(11),
    ];
    for (const follower of followers) {
      const newest = list(12, { rootVersion: 2 }, { o: others });
      const serve = ({ pathname }) => new Response(pathname.includes("root-2") ? follower : newest);
      const report = ({ outcome }) => outcomes.push(outcome);
      const { publication } = await client(serve, { manifest: list(10), report });
      await publication.refresh().catch(() => outcomes.push(publication.manifest.version));
    }
    return outcomes;
  },

  async addressLeadsElsewhere() {
    const ways = {
      "/v1/moved": "/v1/articles",
      "/v1/other": "https://b.example/v1/articles",
      "/v1/stolen": "https://thief.example/v1/articles",
      "/v1/circle": "circle",
    };
    const lead = ({ host, pathname }) =>
      host === "a.example" && pathname in ways
        ? new Response(null, { status: 308, headers: { Location: ways[pathname] } })
        : words();
    const answers = [];
    for (const path of Object.keys(ways)) {
      const { asked, publication } = await client(lead, { manifest: list(10) });
      await publication.get(path, { headers: SECRET });
      answers.push(asked);
    }
    return answers;
  },

  async listIsOld() {
    const state = JSON.stringify({ breakers: {}, last: {}, refreshedAt: Date.now() - 10 * 60 * 1000 });
    const versions = [];
    for (const expires of ["2027-06-01T00:00:00Z", "2026-11-15T00:00:00Z"]) {
      const kept = list(10, { expires });
      const serve = ({ host }) => new Response(host === "a.example" ? kept : list(11));
      const { publication } = await client(serve, { manifest: kept, store: new Map([["state", state]]) });
      await new Promise((resolve) => setTimeout(resolve, 50));
      versions.push(publication.manifest.version);
    }
    return versions;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await troubles[JSON.parse(line)]()));
}
