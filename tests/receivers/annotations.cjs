// Finds the words of annotations in their blocks with Apache Annotator, and returns what is not found once, or is
// elsewhere than its position says: node annotations.cjs MODULES
const path = require("path");
const { pathToFileURL } = require("url");
const { serve } = require("./serve.cjs");

async function collect(matcher, scope) {
  const ranges = [];
  for await (const range of matcher(scope)) ranges.push(range);
  return ranges;
}

const isSame = (one, other) =>
  one.compareBoundaryPoints(one.START_TO_START, other) === 0 && one.compareBoundaryPoints(one.END_TO_END, other) === 0;

async function main(modules) {
  const { JSDOM } = require(path.join(modules, "jsdom"));
  const file = path.join(modules, "@apache-annotator", "dom", "lib", "index.js");
  const annotator = await import(pathToFileURL(file).href);
  const { document, Node, NodeFilter } = new JSDOM("").window;
  Object.assign(globalThis, { Node, NodeFilter }); // the library asks for them as in a browser
  await serve(async ({ blocks, annotations }) => {
    const problems = [];
    for (const { id, target } of annotations) {
      for (const { source, selector } of [target].flat()) {
        const scope = document.body.appendChild(document.createElement("p"));
        scope.textContent = blocks[source.split("#")[1]];
        const [quote, position] = selector;
        const quoted = await collect(annotator.createTextQuoteSelectorMatcher(quote), scope);
        const [placed] = await collect(annotator.createTextPositionSelectorMatcher(position), scope);
        if (quoted.length !== 1) problems.push(`${id}: the quotation is there ${quoted.length} times`);
        else if (!isSame(quoted[0], placed)) problems.push(`${id}: the position is another`);
        scope.remove();
      }
    }
    return problems;
  });
}

main(process.argv[2]);
