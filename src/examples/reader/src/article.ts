import type { Article } from "./api.js";
import { block, figure } from "./blocks.js";
import { card } from "./card.js";
import { h, line, type Child } from "./dom.js";
import { linkTo } from "./links.js";
import { breadcrumb, list, type Page } from "./page.js";

/** The page of an article. */
export function articlePage(page: Page, article: Article): HTMLElement {
  const { words } = page;
  const body = article.body ?? [];
  const picture = article.leadImage;
  // A film or a gallery shows it anyway.
  const shownBelow = body.some(
    (piece) =>
      (piece.type === "video" && piece.poster?.id === picture?.id) ||
      (piece.type === "gallery" && piece.images.some((one) => one.image.id === picture?.id)),
  );
  return h(
    "div",
    {},
    h(
      "article",
      { class: "story", "data-kind": article.kind },
      h(
        "header",
        {},
        breadcrumb(page, article.breadcrumb),
        line("kicker", article.kicker),
        h("h1", {}, article.headline),
        line("standfirst", article.summary),
        h("p", { class: "byline" }, byline(article)),
        h("p", { class: "meta" }, meta(page, article)),
      ),
      !shownBelow && picture && lead(page, picture),
      h(
        "div",
        { class: "body" },
        body.map((piece) => block(page, piece)),
      ),
      h("footer", {}, after(page, article)),
    ),
    article.related.length > 0 &&
      h(
        "section",
        { class: "shelf" },
        h("h2", {}, words.related),
        h("div", {}, article.related.slice(0, 4).map((other) => card(page, other, "tile"))),
      ),
  );
}

function lead(page: Page, picture: NonNullable<Article["leadImage"]>): HTMLElement | null {
  const shown = figure(page, picture, picture, "(min-width: 60rem) 58rem, 100vw");
  shown?.classList.add("wide");
  shown?.querySelector("img")?.setAttribute("loading", "eager");
  return shown;
}

/** The byline as printed, with a link on each name in it that is one of the authors. */
function byline({ byline: printed, authors }: Article): (Node | string)[] {
  let rest = printed ?? authors.map((author) => author.name).join(", ");
  const parts: (Node | string)[] = [];
  for (const { name, slug } of authors) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), h("a", { href: linkTo({ author: slug }) }, name));
    rest = rest.slice(at + name.length);
  }
  return [...parts, rest];
}

function meta(page: Page, article: Article): Child[] {
  const updated = Date.parse(article.updatedAt) - Date.parse(article.publishedAt) > 60_000;
  return [
    article.dateline !== null && h("span", {}, article.dateline),
    h("span", {}, page.time(article.publishedAt, "exactly")),
    updated && h("span", {}, `${page.words.updated} `, page.time(article.updatedAt, "exactly")),
    h("span", {}, page.minutes(article.readingMinutes)),
  ];
}

function after(page: Page, article: Article): Child[] {
  const { words, site } = page;
  const translations = article.urls.editions.filter((other) => other.article !== article.id);
  return [
    article.corrections.length > 0 &&
      h(
        "section",
        { class: "corrections" },
        h("h2", {}, words.corrections),
        article.corrections.map((correction) => h("p", {}, h("span", { class: "meta" }, page.time(correction.at)), ` ${correction.text}`)),
      ),
    translations.length > 0 &&
      h(
        "p",
        { class: "translations" },
        `${words.translations} `,
        translations.map((other) => {
          const edition = site.editions.find((one) => one.language === other.hreflang);
          const place = { article: other.article, edition: edition?.key ?? page.edition.key };
          const named = edition?.title ?? other.hreflang;
          return h("a", { href: linkTo(place), hreflang: other.hreflang, lang: other.hreflang }, named);
        }),
      ),
    article.tags.length > 0 &&
      h(
        "nav",
        { "aria-label": words.tags },
        list(article.tags.map((tag) => h("a", { href: linkTo({ tag: tag.slug }) }, tag.name)), "chips"),
      ),
    article.source && line("meta", `${words.from}: ${article.source.name}`),
    line("meta", article.rights.copyright),
  ];
}
