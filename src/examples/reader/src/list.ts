import { get, nextOf, type Answer } from "./api.js";
import { card } from "./card.js";
import { h, line, type Child } from "./dom.js";
import { linkTo } from "./links.js";
import { breadcrumb, list, type Page } from "./page.js";

/** A kind of list and the slug, or the path, of the one that is wanted. */
export type Wanted = { by: "section" | "collection" | "tag" | "author"; value: string };

/** The page of a section, a collection, a tag or an author. */
export async function listPage(page: Page, wanted: Wanted): Promise<{ title: string; content: HTMLElement }> {
  const [head, articles] = await Promise.all([
    headOf(page, wanted),
    get("/v1/articles", {
      query: { [wanted.by]: [wanted.value], edition: [page.edition.key], sort: "-publishedAt", limit: 10 },
    }),
  ]);
  return { title: head.title, content: h("div", { class: "list-page" }, head.content, pages(page, articles)) };
}

async function headOf(page: Page, { by, value }: Wanted): Promise<{ title: string; content: Child[] }> {
  const query = { language: page.edition.language };
  if (by === "section") {
    const section = await get("/v1/sections/{section}", { path: { section: value }, query });
    const children = section.children.map((child) => h("a", { href: linkTo({ section: child.path }) }, child.name));
    return {
      title: section.name,
      content: [
        section.parent !== null && breadcrumb(page, section.breadcrumb.slice(0, -1)),
        h("h1", {}, section.name),
        children.length > 0 && list(children, "chips"),
      ],
    };
  }
  if (by === "author") {
    const author = await get("/v1/authors/{idOrSlug}", { path: { idOrSlug: value }, query });
    return { title: author.name, content: [h("h1", {}, author.name), line("standfirst", author.bio)] };
  }
  const { name } =
    by === "tag"
      ? await get("/v1/tags/{idOrSlug}", { path: { idOrSlug: value }, query })
      : await get("/v1/collections/{idOrSlug}", { path: { idOrSlug: value }, query });
  return { title: name, content: [h("h1", {}, name)] };
}

type Articles = Pick<Answer<"/v1/articles">, "data" | "page">;

/** The articles of a list and, as long as there are more, a button that brings them. */
export function pages(page: Page, first: Articles): Node[] {
  const rows = h("div", { class: "rows" });
  const button = h("button", { type: "button", class: "more" }, page.words.more);
  let shown = first;
  const show = (articles: Articles): void => {
    shown = articles;
    rows.append(...articles.data.map((article) => card(page, article, "row")));
    button.hidden = !articles.page.hasMore;
  };
  show(first);
  button.addEventListener("click", async () => {
    button.disabled = true;
    const seen = rows.childElementCount;
    try {
      const next = await nextOf(shown);
      if (next !== null) show(next);
      // Who reads by keyboard goes on where the new ones begin.
      rows.children[seen]?.querySelector("a")?.focus();
    } finally {
      button.disabled = false;
    }
  });
  return first.data.length > 0 ? [rows, button] : [h("p", { class: "empty" }, page.words.nothingHere)];
}
