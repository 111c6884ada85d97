// What the scripts share: a line of JSON with a document comes in, and a line with what `check` returns of it goes out.
const readline = require("readline");

exports.serve = async (check) => {
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    let answer;
    try {
      answer = { result: await check(JSON.parse(line)) };
    } catch (error) {
      answer = { error: String(error) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
};
