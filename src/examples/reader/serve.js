// Serves ./site on port 3000, or on the one that is named: enough to look at it.
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";

const port = Number(process.argv[2] ?? 3000);
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };

createServer((request, response) => {
  // A URL without dots and dot segments resolved cannot leave the folder.
  const { pathname } = new URL(request.url, "http://localhost");
  const file = pathname === "/" ? "/index.html" : pathname;
  createReadStream(`site${file}`)
    .on("open", () => response.setHeader("Content-Type", `${types[extname(file)] ?? "text/plain"}; charset=utf-8`))
    .on("error", () => response.writeHead(404).end())
    .pipe(response);
}).listen(port, "localhost", function () {
  console.log(`http://localhost:${this.address().port}/`);
});
