import { get, type Facets } from "./api.js";
import { h } from "./dom.js";
import { asked, linkTo } from "./links.js";
import { pages } from "./list.js";
import { list, type Page } from "./page.js";

/** How long the reader has to pause before the service is asked. */
const PAUSE = 250;

/** What results can be narrowed to: one of each. */
const KINDS = ["section", "tag", "author"] as const;
type Narrowed = Record<(typeof KINDS)[number], string | null>;

/** The search page: it answers while one types. */
export function searchPage(page: Page): HTMLElement {
  const { words } = page;
  const box = h("input", {
    type: "search",
    name: "q",
    value: asked.get("q") ?? "",
    maxlength: 256,
    placeholder: words.searchFor,
    "aria-label": words.searchFor,
    autocomplete: "off",
    enterkeyhint: "search",
    autofocus: true,
  });
  const form = h("form", { role: "search" }, box);
  const count = h("p", { class: "meta", role: "status" });
  const found = h("div");
  let narrowed: Narrowed = { section: asked.get("section"), tag: asked.get("tag"), author: asked.get("author") };
  let running = new AbortController();
  let timer = 0;

  const look = async (): Promise<void> => {
    // What was asked before must not arrive after what is asked now.
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const q = box.value.trim();
    history.replaceState(null, "", linkTo({ q, ...narrowed }));
    if (q === "") {
      count.textContent = "";
      found.replaceChildren();
      return;
    }
    try {
      const result = await get("/v1/articles", {
        query: {
          q,
          ...filters(narrowed),
          edition: [page.edition.key],
          limit: 10,
          total: "estimate",
          highlight: true,
          facets: KINDS.join(),
        },
        signal,
      });
      const total = new Intl.NumberFormat(page.edition.language).format(result.page.total ?? result.data.length);
      const meant = result.page.suggestion;
      count.replaceChildren(result.data.length > 0 ? `${words.results}: ${total}` : words.nothing);
      if (meant !== undefined) count.append(" ", words.meant, " ", h("a", { href: linkTo({ q: meant }) }, meant));
      found.replaceChildren(
        ...(result.facets ? narrowing(page, q, result.facets, narrowed) : []),
        ...(result.data.length > 0 ? pages(page, result) : []),
      );
    } catch (error) {
      if (!signal.aborted) count.textContent = error instanceof Error ? error.message : words.trouble;
    }
  };

  box.addEventListener("input", () => {
    // Other words may have nothing in common with what these were narrowed to.
    narrowed = { section: null, tag: null, author: null };
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void look();
  });
  void look();
  return h("div", { class: "list-page" }, h("h1", {}, words.search), form, count, found);
}

function filters(narrowed: Narrowed): { [kind: string]: string[] } {
  return Object.fromEntries(KINDS.map((kind) => [kind, [narrowed[kind] ?? []].flat()]));
}

/** Links that narrow the results to what some of them have in common, or widen them again. */
function narrowing(page: Page, q: string, facets: Facets, now: Narrowed): Node[] {
  const names = { section: page.words.sections, tag: page.words.tags, author: page.words.authors };
  return KINDS.filter((kind) => now[kind] !== null || (facets[kind]?.length ?? 0) > 1).map((kind) => {
    const links = (facets[kind] ?? []).slice(0, 6).map(({ value, name, count }) => {
      const chosen = now[kind] === value;
      const place = { q, ...now, [kind]: chosen ? null : value };
      return h("a", { href: linkTo(place), "aria-current": chosen && "true" }, `${name} `, h("small", {}, String(count)));
    });
    return h("nav", { class: "facet", "aria-label": names[kind] }, list(links, "chips"));
  });
}
