// Reads an address with the JavaScript client for each line of JSON on standard input, and says what came of it.
import { createInterface } from "node:readline";
import { Publication } from "../../examples/javascript/masthead.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { root, manifest, path } = JSON.parse(line);
  const reports = [];
  const report = ({ outcome }) => reports.push(outcome);
  const publication = await Publication.open({ root, manifest, plain: true, report });
  const began = performance.now();
  const { key, status, json } = await publication.get(path).catch(({ message }) => ({ key: message }));
  const took = Math.round(performance.now() - began);
  await publication.refresh().catch(() => {});
  console.log(JSON.stringify({ key, status, json, took, version: publication.manifest?.version, reports }));
}
