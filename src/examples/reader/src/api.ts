import { browserStore, Publication } from "./masthead.js";
import type { components, paths } from "./schema.js";

type Schemas = components["schemas"];
export type Card = Schemas["ArticleCard"];
export type Article = Schemas["ArticleView"];
export type Block = Schemas["Block"];
export type Picture = Schemas["ImageView"];
export type Site = Schemas["SiteView"];
export type Edition = Schemas["EditionView"];
export type Section = Schemas["SectionView"];
export type Domain = Schemas["DomainView"];
export type Facets = Schemas["Facets"];

/** What can be asked of an address of the contract, and what comes back, as `schema.d.ts` has it. */
type Get<P extends keyof paths> = paths[P]["get"];
type Parameters<P extends keyof paths> = Get<P> extends { parameters: infer A } ? A : never;
type Query<P extends keyof paths> = Parameters<P> extends { query?: infer Q } ? Q : never;
type InPath<P extends keyof paths> = Parameters<P> extends { path: infer V } ? V : Record<never, string>;
export type Answer<P extends keyof paths> =
  Get<P> extends { responses: { 200: { content: { "application/json": infer A } } } } ? A : never;

/** Where the API stands: as the page says, or, to try things out on this machine, as `?api=` says. */
export const base = (asked() ?? document.querySelector<HTMLMetaElement>("meta[name=masthead-api]")?.content ?? "").replace(
  /\/$/,
  "",
);

function asked(): string | null {
  // Nowhere else: a link must not be able to show another's content under our address.
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return here ? new URLSearchParams(location.search).get("api") : null;
}

/** The service refused (RFC 9457). */
export class Refusal extends Error {
  constructor(readonly problem: Schemas["Problem"]) {
    super(problem.detail);
  }
}

/**
 * Reads an address of the contract. A parameter with several values is sent several times, which means all of them;
 * any of them is a comma within one value.
 */
export function get<P extends keyof paths>(
  address: P,
  ask: { path?: InPath<P>; query?: Query<P>; signal?: AbortSignal } = {},
): Promise<Answer<P>> {
  const values = Object.entries<string>(ask.path ?? {});
  const path = values.reduce<string>(
    // Slashes stay: a section is named by its path.
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(value).replaceAll("%2F", "/")),
    address,
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries<unknown>(ask.query ?? {})) {
    for (const one of [value].flat()) query.append(name, String(one));
  }
  return read(query.size > 0 ? `${path}?${query}` : path, ask.signal);
}

/** The page after this one of the same list, or null after the last. */
export async function nextOf<T extends { page: Schemas["PageInfo"] }>(list: T): Promise<T | null> {
  return list.page.next === null ? null : read<T>(list.page.next);
}

/** The publication at whichever of its addresses answers; null where nothing is signed: then at the one above alone. */
const publication = open().catch(() => null);

async function open(): Promise<Publication | null> {
  // A page of your own brings its root along, as `site/index.html` says. Without one, the first root that is seen is
  // trusted from then on.
  const store = browserStore(base);
  const bundled = document.querySelector("script[type='application/jose+json']")?.textContent;
  const root = bundled ?? store.get("first-root") ?? (await firstRoot());
  if (!root) return null;
  store.set("first-root", root);
  return Publication.open({ root, home: base, store });
}

async function firstRoot(): Promise<string | null> {
  const response = await fetch(`${base}/.well-known/masthead-root-1.jws`);
  return response.ok ? response.text() : null;
}

async function read<T>(address: string, signal?: AbortSignal): Promise<T> {
  const somewhere = await publication;
  const { ok, json } = somewhere
    ? await somewhere.get(address, signal ? { signal } : {})
    : await fetch(base + address, signal ? { signal } : {}).then(async (answer) => ({ ok: answer.ok, json: await answer.json() }));
  if (!ok) throw new Refusal(json as Schemas["Problem"]);
  return json as T;
}
