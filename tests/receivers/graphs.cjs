// Expands documents with jsonld.js in safe mode, which refuses what would get lost, and returns them compacted again:
// node graphs.cjs MODULES
const path = require("path");
const { serve } = require("./serve.cjs");

const jsonld = require(path.join(process.argv[2], "jsonld"));
const options = {
  safe: true,
  documentLoader: (url) => {
    throw new Error(`${url} would be fetched`);
  },
};

serve(async ({ document, context }) => jsonld.compact(await jsonld.expand(document, options), context, options));
