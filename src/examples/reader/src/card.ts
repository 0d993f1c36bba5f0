import type { Card } from "./api.js";
import { h, image, line, marked } from "./dom.js";
import { linkTo } from "./links.js";
import { tongue, type Page } from "./page.js";

/** How large a teaser is: the first of a page, one among equals, a row of a list, a headline alone. */
export type Size = "lead" | "tile" | "row" | "line";

const SIZES: Record<Size, string> = {
  lead: "(min-width: 60rem) 44rem, 100vw",
  tile: "(min-width: 60rem) 20rem, (min-width: 36rem) 50vw, 100vw",
  row: "12rem",
  line: "",
};

/** A teaser. Its headline is its only link, and the whole of it can be clicked. */
export function card(page: Page, article: Card, size: Size): HTMLElement {
  const large = size === "lead" || size === "row";
  const picture = size === "line" ? null : image(article.leadImage, SIZES[size], "");
  if (size === "lead" && picture !== null) picture.loading = "eager";
  const found = article.highlights;
  const passages = found?.body.join(" … ") || found?.summary;
  return h(
    "article",
    { class: `card ${size}`, "data-kind": article.kind, ...tongue(page, article) },
    picture && h("div", { class: "picture" }, picture),
    h(
      "div",
      {},
      size !== "line" && line("kicker", article.kicker),
      h(large ? "h2" : "h3", {}, h("a", { href: linkTo({ article: article.slug }) }, found ? marked("span", found.headline) : article.headline)),
      large && (passages ? h("p", { class: "summary" }, marked("span", passages)) : line("summary", article.summary)),
      h("p", { class: "meta" }, page.time(article.publishedAt)),
    ),
  );
}
