// Reads a calendar with ical.js, the parser of Thunderbird and Nextcloud: each event's UID, start and end (a day, or seconds since 1970).
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(path.join(folder, "node_modules", "ical.js", "dist", "ical.js")).href);
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(file, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const pad = (n, size) => String(n).padStart(size, "0"); // its own toString writes the year 800 as 800
const show = (t) => (t.isDate ? `${pad(t.year, 4)}-${pad(t.month, 2)}-${pad(t.day, 2)}` : String(t.toUnixTime()));
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  console.log(["event", event.uid, show(event.startDate), show(event.endDate)].join("\t"));
}
