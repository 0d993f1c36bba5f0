// Reads a publication at whichever of its addresses answers. Browsers and Node 18 or newer; no dependencies.
import { race, Unreachable } from "./race.js";
import { firstRoot, manifest, nextRoot, Refused, requireSuccessor, rootVersion, sameSigners, usable } from "./verify.js";

const REFRESH_EVERY = 6 * 3600 * 1000;
const REFRESH_OLD_EVERY = 5 * 60 * 1000;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_MANIFEST_BYTES = 256 * 1024;
const MOST_REDIRECTS = 3;
// A call may have to wait until there is a list, and is to have its answer in time all the same.
const LAST_LIST_START = 500;
const REDIRECTS = [301, 302, 303, 307, 308];
const NO_LIST = { domains: [], revoked: [] };

/** Keeps what is remembered in the browser, under a name; a Map does for one run, a file for a server. */
export const browserStore = (publication = "masthead") => ({
  get: (name) => localStorage.getItem(`${publication} ${name}`),
  set: (name, text) => localStorage.setItem(`${publication} ${name}`, text),
});

export { Unreachable };

export class Publication {
  #options;
  #root;
  #list = null;
  #state = { breakers: {}, last: {}, refreshedAt: 0 };
  #refreshing = null;

  /**
   * Takes what is remembered, else what the program brings along, and looks for something newer in the background.
   *
   * @param options.root text of the root that the program trusts
   * @param options.manifest text of a manifest that the program brings along
   * @param options.home address of the API that is tried first, such as `https://api.example.org`
   * @param options.store where to remember things: `get(name)`, `set(name, text)`
   * @param options.cache where answers are kept for when nobody answers: the same
   * @param options.country, options.network where the device is, as far as it knows
   * @param options.tor whether addresses in the Tor network can be reached
   * @param options.plain whether addresses without TLS may be used; for tests
   * @param options.report told of what was refused: `{outcome, url, detail}`
   */
  static async open(options) {
    const publication = new Publication();
    publication.#options = { store: new Map(), network: "", report: () => {}, now: Date.now, ...options };
    await publication.#recall();
    publication.#refreshIfDue();
    return publication;
  }

  async #recall() {
    const { root, manifest: bundled, store } = this.#options;
    this.#root = await firstRoot(root);
    const kept = await firstRoot(await store.get("root")).catch(() => null);
    if (kept && kept.publication === this.#root.publication && kept.version > this.#root.version) {
      this.#root = kept;
    }
    for (const text of [await store.get("manifest"), bundled]) {
      this.#list ??= text ? await manifest(this.#root, text, null, this.#now()).catch(() => null) : null;
    }
    try {
      Object.assign(this.#state, JSON.parse((await store.get("state")) ?? "{}"));
    } catch {
      // What cannot be read is forgotten.
    }
  }

  /** The manifest that is in use, or null. */
  get manifest() {
    return this.#list;
  }

  /** Whether there should be a newer manifest by now: the reader may be told that the addresses are old. */
  get isOld() {
    return this.#list !== null && Date.parse(this.#list.expires) <= this.#now();
  }

  #now() {
    return Math.max(this.#options.now(), this.#list ? Date.parse(this.#list.issued) : 0);
  }

  /**
   * Looks for newer roots and a newer manifest wherever they may be; one look at a time. Rejects when there is none to
   * take, or when what is in use is old and there is nothing newer.
   */
  refresh() {
    this.#refreshing ??= this.#look().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  #refreshIfDue() {
    const every = this.isOld ? REFRESH_OLD_EVERY : REFRESH_EVERY;
    if (!this.#list || Date.now() - this.#state.refreshedAt > every) this.refresh().catch(() => {});
  }

  async #look() {
    this.#state.refreshedAt = Date.now();
    const { home } = this.#options;
    const urls = shuffled([...(this.#list?.manifestUrls ?? []), ...this.#root.bootstrap].filter((url) => this.#isUsable(url)));
    if (home) urls.unshift(`${home}/.well-known/masthead-domains.jws`);
    const places = [...new Set(urls)].map((url) => ({ key: url }));
    const origin = (url) => new URL(url).origin;
    const learn = (won, lost) => {
      // Where there is no manifest, or a wrong one, nothing else is asked first either.
      const bad = new Set(lost.map(origin));
      for (const { key, api } of this.#list.domains.filter((address) => address.api !== null)) {
        if (bad.has(origin(api))) this.#open(key);
        // When some are blocked, it is the best guess.
        if (bad.size > 0 && origin(api) === origin(won.key)) this.#state.last[this.#options.network] ??= key;
      }
    };
    await race(places, ({ key }, signal) => this.#lookAt(key, signal), undefined, learn, LAST_LIST_START);
  }

  async #lookAt(url, signal) {
    const roots = [];
    let root = this.#root;
    try {
      const document = await this.#document(url, signal);
      // What it says is not believed yet, only asked for.
      const wanted = rootVersion(document);
      while (root.version < wanted) {
        const next = await this.#document(new URL(`masthead-root-${root.version + 1}.jws`, url), signal);
        root = await nextRoot(root, next);
        roots.push(new TextDecoder().decode(next));
      }
      const known = this.#knownUnder(root);
      const list = await manifest(root, document, known, known ? this.#now() : this.#options.now());
      await this.#take(root, roots.at(-1), list, new TextDecoder().decode(document));
      // Others may have a newer one.
      if (this.isOld && list.sha256 === known?.sha256) throw new Error("nothing newer");
    } catch (error) {
      if (error instanceof Refused) this.#options.report({ outcome: error.outcome, url: String(url), detail: error.message });
      throw error;
    }
  }

  /** With other keys, what the old ones signed does not count: they may have been stolen. */
  #knownUnder(root) {
    return this.#list && sameSigners(root, this.#root) ? this.#list : null;
  }

  async #document(url, signal) {
    const response = await this.#fetch(url, { signal });
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    return bytesOf(response, MOST_MANIFEST_BYTES);
  }

  async #take(root, rootText, list, text) {
    const { store } = this.#options;
    if (root.version < this.#root.version) throw new Error("an older root");
    // Once more, for meanwhile another answer may have been taken; from here to what is taken nothing is waited for.
    requireSuccessor(list, this.#knownUnder(root));
    const isNewRoot = root.version > this.#root.version;
    this.#root = root;
    this.#list = list;
    for (const { key } of list.revoked) {
      delete this.#state.breakers[key];
      for (const network of Object.keys(this.#state.last)) {
        if (this.#state.last[network] === key) delete this.#state.last[network];
      }
    }
    if (isNewRoot) await store.set("root", rootText);
    if (this.#list === list) await store.set("manifest", text);
    await store.set("state", JSON.stringify(this.#state));
  }

  /**
   * Reads a path of the API, such as `/v1/articles?limit=10`, at the address that answers first.
   *
   * @param ask.edition only at addresses of this edition
   * @param ask.headers header fields; `Authorization` goes to the publication's own machines only
   * @returns `{key, url, status, ok, headers, json, isStale}`; the key is the domain's, or `home` as it is in the options
   * @throws Unreachable
   */
  async get(path, ask = {}) {
    this.#refreshIfDue();
    if (!this.#list && !this.#options.home) await this.refresh().catch(() => {});
    const before = this.#list;
    try {
      return await this.#ask(path, ask);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await this.refresh().catch(() => {});
      if (this.#list && this.#list.sha256 !== before?.sha256) return this.#ask(path, ask);
      const kept = await this.#options.cache?.get(path);
      if (kept) return { ...JSON.parse(kept), isStale: true };
      throw error;
    }
  }

  async #ask(path, { edition, headers = {}, signal } = {}) {
    const isSecret = Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
    const places = this.#order(edition).filter(({ trust }) => !isSecret || trust === "first-party");
    const answer = await race(places, (place, stop) => this.#try(place, path, headers, stop), signal, (won, lost) => {
      // Only what others did better than: when nobody answers, it is the network.
      for (const key of lost) this.#open(key);
      delete this.#state.breakers[won.key];
      this.#state.last[this.#options.network] = won.key;
    });
    await this.#options.store.set("state", JSON.stringify(this.#state));
    if (answer.status === 200) await this.#options.cache?.set(path, JSON.stringify({ ...answer, headers: undefined }));
    return { ...answer, isStale: false };
  }

  /** The addresses in the order in which they are tried. */
  #order(edition) {
    const { tor, country, network } = this.#options;
    const { breakers, last } = this.#state;
    const listed = usable(this.#list ?? NO_LIST)
      .filter((place) => isAsked(place) && this.#isUsable(place.api))
      .filter((place) => place.network === "clearnet" || tor)
      .filter(({ editions }) => edition === undefined || editions.includes(edition))
      .map((place) => ({ ...place, base: baseOf(place) }));
    const places = [...this.#own(), ...listed];
    const isBehind = ({ key }) => (breakers[key]?.until ?? 0) > Date.now();
    const isAvoided = ({ avoidIn }) => avoidIn.includes(country);
    const rank = (place) => [
      isAvoided(place),
      !place.preferIn.includes(country),
      place.priority,
      place.key !== last[network],
      -Math.log(Math.random()) / Math.max(place.weight, 0.01),
    ];
    const sorted = places
      .filter(({ base }, index) => places.findIndex((other) => other.base === base) === index)
      .map((place) => ({ place, rank: rank(place) }))
      .sort((one, other) => compare(one.rank, other.rank))
      .map(({ place }) => place);
    // Of those before the one that worked last, some are behind: the others may hang as well, and had no time to show it.
    const proven = sorted.findIndex(({ key }) => key === last[network]);
    const isFirst = (place) => place === sorted[proven] && sorted.slice(0, proven).some(isBehind);
    const turn = (place) => [isBehind(place), isAvoided(place), !isFirst(place)];
    return [...sorted].sort((one, other) => compare(turn(one), turn(other)));
  }

  /** The address in the options, unless the list revokes it or says that others run it. */
  #own() {
    const { home } = this.#options;
    if (!home) return [];
    const { domains, revoked } = this.#list ?? NO_LIST;
    const there = domains.filter((address) => baseOf(address) === home);
    const unlisted = { key: home, api: home, base: null, trust: "first-party" };
    const own = usable({ domains: there.length > 0 ? there : [unlisted], revoked }).find(isAsked);
    return own ? [{ key: home, base: home, trust: own.trust, priority: 0, weight: 1, avoidIn: [], preferIn: [] }] : [];
  }

  #isUsable(url) {
    const { protocol, hostname } = new URL(url);
    return protocol === "https:" || (protocol === "http:" && (this.#options.plain || hostname.endsWith(".onion")));
  }

  /** Goes no further than the publication's own addresses, and takes the header fields to no other machine. */
  async #follow(url, headers, signal, redirects = MOST_REDIRECTS) {
    const response = await this.#fetch(url, { headers, signal, redirect: "manual" });
    const location = await this.#location(response, url, signal);
    if (location === null) return { response, url };
    const isOurs = this.#order().some(({ base }) => location.startsWith(`${base}/`));
    if (redirects === 0 || !isOurs) throw new Error("leads elsewhere");
    const isSame = new URL(location).origin === new URL(url).origin;
    return this.#follow(location, isSame ? headers : {}, signal, redirects - 1);
  }

  /** Where a response leads, or null. Browsers do not tell before they went there: that they do without header fields. */
  async #location(response, url, signal) {
    if (response.type === "opaqueredirect") {
      const there = await this.#fetch(url, { signal });
      there.body?.cancel();
      return there.url;
    }
    const location = REDIRECTS.includes(response.status) ? response.headers.get("Location") : null;
    if (location === null) return null;
    response.body?.cancel();
    return new URL(location, url).href;
  }

  async #try(place, path, headers, signal) {
    const { response, url } = await this.#follow(place.base + path, headers, signal);
    const answer = { key: place.key, url, status: response.status, ok: response.ok, headers: response.headers };
    if (response.status === 304) return { ...answer, json: null };
    const type = response.headers.get("Content-Type") ?? "";
    if (!/^application\/([\w.-]+\+)?json\b/.test(type)) throw new Error(`status ${response.status}, no JSON`);
    const json = JSON.parse(new TextDecoder().decode(await bytesOf(response, MOST_BYTES)));
    if (typeof json !== "object" || json === null) throw new Error("no object");
    if (typeof json.publication === "string" && json.publication !== this.#root.publication) {
      throw new Error("another publication");
    }
    // What the service refuses in its own words, it would refuse everywhere.
    const isWord = response.status < 500 && ![408, 421, 429].includes(response.status);
    if (response.ok || (isWord && String(json.type).startsWith("urn:masthead:problem:"))) return { ...answer, json };
    throw new Error(`status ${response.status}`);
  }

  #fetch(url, request) {
    return (this.#options.fetch ?? fetch)(url, { credentials: "omit", referrerPolicy: "no-referrer", ...request });
  }

  #open(key) {
    const times = (this.#state.breakers[key]?.times ?? -1) + 1;
    const pause = Math.min(30_000 * 2 ** times, 3600_000) * (0.8 + 0.4 * Math.random());
    this.#state.breakers[key] = { times, until: Date.now() + pause };
  }
}

/** The body, unless there is too much of it. */
async function bytesOf(response, most) {
  const parts = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      throw new Refused("oversized", `more than ${most} bytes`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const isAsked = ({ api, trust }) => api !== null && trust !== "third-party";
const baseOf = ({ api }) => api?.replace(/\/v1$/, "");

function compare(one, other) {
  const index = one.findIndex((value, place) => value !== other[place]);
  return index < 0 ? 0 : one[index] - other[index];
}

function shuffled(items) {
  return items.map((item) => [Math.random(), item]).sort(([one], [other]) => one - other).map(([, item]) => item);
}
