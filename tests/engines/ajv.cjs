// Prints the names of the JSON files in a folder that a schema accepts: node ajv.cjs SCHEMA FOLDER [KEYWORD...]
// Strict mode: a keyword that is neither of JSON Schema nor among the arguments is an error.
const fs = require("fs");
const path = require("path");

const [schemaFile, folder, ...keywords] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8"));
const Ajv = require(schema.$schema.includes("2020-12") ? "ajv/dist/2020" : "ajv").default;
const ajv = new Ajv({ strict: true });
ajv.addVocabulary(keywords);
const accepts = ajv.compile(schema);
for (const name of fs.readdirSync(folder)) {
  if (accepts(JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")))) console.log(name);
}
