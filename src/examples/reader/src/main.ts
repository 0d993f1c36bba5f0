import { articlePage } from "./article.js";
import { get, Refusal, type Article, type Edition, type Site } from "./api.js";
import { h, line } from "./dom.js";
import { front } from "./front.js";
import { asked, stayIn } from "./links.js";
import { listPage } from "./list.js";
import { frame, pageOf, type Page } from "./page.js";
import { searchPage } from "./search.js";
import { wordsIn } from "./words.js";

const main = document.querySelector("main") as HTMLElement;

try {
  await open();
} catch (error) {
  // Without the publication itself there is nothing to put around the message.
  main.replaceChildren(refused(error, wordsIn(navigator.language)));
}
main.setAttribute("aria-busy", "false");

async function open(): Promise<void> {
  const slug = asked.get("article");
  const [site, domains, article] = await Promise.all([
    get("/v1/site"),
    get("/v1/domains"),
    slug === null ? null : get("/v1/articles/{idOrSlug}", { path: { idOrSlug: slug } }).catch((error: unknown) => error),
  ]);
  const edition = editionOf(site, isArticle(article) ? article.edition : asked.get("edition"));
  stayIn(edition.key);
  const sections = await get("/v1/sections", { query: { language: edition.language } });
  const page = pageOf(site, edition, sections.data);
  let title: string | null = null;
  let content: Node;
  try {
    ({ title, content } = await shown(page, article));
  } catch (error) {
    title = page.words.trouble;
    content = refused(error, page.words);
  }
  frame(page, title, domains.data);
  main.replaceChildren(content);
}

async function shown(page: Page, article: unknown): Promise<{ title: string | null; content: Node }> {
  if (isArticle(article)) return { title: article.headline, content: articlePage(page, article) };
  if (article !== null) throw article;
  if (asked.has("q")) return { title: page.words.search, content: searchPage(page) };
  for (const by of ["section", "collection", "tag", "author"] as const) {
    const value = asked.get(by);
    if (value !== null) return listPage(page, { by, value });
  }
  return { title: null, content: await front(page) };
}

function isArticle(answer: unknown): answer is Article {
  return typeof answer === "object" && answer !== null && "headline" in answer;
}

function editionOf(site: Site, key: string | null): Edition {
  const edition =
    site.editions.find((one) => one.key === key) ?? site.editions.find((one) => one.isDefault) ?? site.editions[0];
  if (edition === undefined) throw new Error("The publication has no edition.");
  return edition;
}

function refused(error: unknown, words: Page["words"]): HTMLElement {
  const problem = error instanceof Refusal ? error.problem : null;
  const gone = problem?.status === 410 || problem?.status === 451;
  const title = gone ? words.withdrawn : problem?.status === 404 ? words.missing : words.trouble;
  // Of what is gone the detail is the editors' note.
  const detail = problem?.status === 404 ? null : error instanceof Error ? error.message : null;
  return h("div", { class: "list-page", role: "alert" }, h("h1", {}, title), line("standfirst", detail));
}
