import { get, type Card } from "./api.js";
import { card } from "./card.js";
import { h, type Child } from "./dom.js";
import { linkTo, type Place } from "./links.js";
import type { Page } from "./page.js";

/** The curated list that opens the page. */
const OPENING = "front-page";

/** The front page: what the editors put first, what is newest, their other lists, and the newest of each top section. */
export async function front(page: Page): Promise<HTMLElement> {
  const edition = [page.edition.key];
  const articles = async (query: { collection?: string[]; section?: string[] }, limit: number): Promise<Card[]> =>
    (await get("/v1/articles", { query: { ...query, edition, limit } })).data;
  const collections = (await get("/v1/collections", { query: { language: page.edition.language } })).data;
  const others = collections.filter((collection) => collection.slug !== OPENING);
  const [newest, opening, chosen, desks] = await Promise.all([
    articles({}, 10),
    collections.length > others.length ? articles({ collection: [OPENING] }, 5) : [],
    Promise.all(others.map((collection) => articles({ collection: [collection.slug] }, 4))),
    Promise.all(page.sections.map((section) => articles({ section: [section.path] }, 4))),
  ]);
  const [lead, ...beside] = opening.length > 0 ? opening : newest;
  return h(
    "div",
    { class: "front" },
    h(
      "div",
      { class: "opening" },
      lead && h("div", { class: "first" }, card(page, lead, "lead")),
      h("div", { class: "beside" }, beside.slice(0, 4).map((article, i) => card(page, article, i < 2 ? "tile" : "line"))),
      h("section", { class: "latest" }, h("h2", {}, page.words.latest), newest.map((article) => card(page, article, "line"))),
    ),
    others.map((collection, i) =>
      block(collection.name, { collection: collection.slug }, "shelf", chosen[i] ?? [], (article) => card(page, article, "tile")),
    ),
    h(
      "div",
      { class: "desks" },
      page.sections.map((section, i) =>
        block(section.name, { section: section.path }, "desk", desks[i] ?? [], (article, nth) =>
          card(page, article, nth === 0 ? "tile" : "line"),
        ),
      ),
    ),
  );
}

function block(
  name: string,
  place: Place,
  look: string,
  articles: Card[],
  show: (article: Card, nth: number) => HTMLElement,
): Child {
  return articles.length > 0 && h("section", { class: look }, h("h2", {}, h("a", { href: linkTo(place) }, name)), h("div", {}, articles.map(show)));
}
