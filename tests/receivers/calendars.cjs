// Reads calendars with ical.js in strict mode, and returns what is wrong with each: node calendars.cjs MODULES
const path = require("path");
const { pathToFileURL } = require("url");
const { serve } = require("./serve.cjs");

const unfold = (text) => text.replace(/\r\n[ \t]/g, "");

async function main(modules) {
  const { default: ICAL } = await import(pathToFileURL(path.join(modules, "ical.js", "dist", "ical.js")).href);
  ICAL.design.strict = true;
  await serve((text) => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const problems = [];
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(component);
      if (!event.uid || !component.hasProperty("dtstamp")) problems.push("an event without an identity or a stamp");
      if (!event.startDate.isDate || event.duration.toSeconds() < 86400) problems.push("no whole days");
    }
    // It turns a day that does not exist into another one, and then writes that.
    if (unfold(`${calendar}\r\n`) !== unfold(text)) problems.push("it is written in another way");
    return problems;
  });
}

main(process.argv[2]);
