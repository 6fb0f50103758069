// TimelineJS's own sources in node, with jsdom for the document: a line of JSON in, {"json": …} or {"csv": "…"}; a line out, what its
// configuration holds after loading. The first argument is the folder with node_modules.
import { createRequire, register } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const modules = process.argv[2];
const { JSDOM } = createRequire(modules + '/')('jsdom');
const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/' });
const names = ['document', 'DOMParser', 'Node', 'Element', 'HTMLElement', 'XMLHttpRequest', 'DocumentFragment', 'NodeFilter', 'HTMLTemplateElement', 'MutationObserver', 'HTMLFormElement', 'NamedNodeMap', 'getComputedStyle'];
for (const name of names) globalThis[name] = window[name];
globalThis.window = window;
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });

// The package is written for a bundler: imports without an extension, and of style sheets.
register('data:text/javascript,' + encodeURIComponent(`
  import { existsSync, readFileSync } from 'node:fs';
  import { fileURLToPath } from 'node:url';
  const ours = url => url?.includes('/@knight-lab/timelinejs/src/');
  export const resolve = (name, context, next) => {
    if (name.endsWith('.less')) return { url: 'data:text/javascript,', shortCircuit: true };
    if (!ours(context.parentURL) || !name.startsWith('.')) return next(name, context);
    const found = ['', '.js', '/index.js'].map(end => new URL(name + end, context.parentURL).href).find(url => url.endsWith('.js') && existsSync(fileURLToPath(url)));
    return { url: found, format: 'module', shortCircuit: true };
  };
  export const load = (url, context, next) => ours(url) ? { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true } : next(url, context);
`));

const sources = pathToFileURL(modules + '/node_modules/@knight-lab/timelinejs/src/js/').href;
const { TimelineConfig } = await import(sources + 'core/TimelineConfig.js');
const { readCSVFromURL } = await import(sources + 'core/ConfigFactory.js');
const { fallback } = await import(sources + 'language/Language.js');
const { lookupMediaType } = await import(sources + 'media/MediaType.js');

const parts = date => date && (d => d.getFullYear ? [d.getFullYear(), d.getMonth() + 1, d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds()] : [d.year])(date.data.date_obj);
const words = error => (error?.message_key ? fallback._(error.message_key) + (error.detail ? ` [${error.detail}]` : '') : String(error?.message ?? error));
const shown = event => event.display_date || event.start_date.getDisplayDate(fallback) + (event.end_date ? ' — ' + event.end_date.getDisplayDate(fallback) : '');

async function read({ json, csv }) {
  const said = [], own = console.log;
  console.log = (...all) => said.push(all.join(' '));
  try {
    if (csv !== undefined) {
      window.fetch = async () => ({ status: 200, headers: { get: () => 'text/csv' }, text: async () => csv });
      json = await readCSVFromURL('sheet.csv');
    }
    const errors = (json.errors ?? []).map(words), config = new TimelineConfig(json);
    if (config.isValid()) config.validate();
    errors.push(...config.getErrors().map(words));
    return {
      errors, said, scale: config.scale, title: config.title?.unique_id ?? null, warnings: json.warnings ?? [],
      events: config.events.map(e => ({ id: e.unique_id, start: parts(e.start_date), end: parts(e.end_date), group: e.group, words: e.display_date, shown: shown(e), text: e.text, media: e.media,
        type: e.media?.url ? lookupMediaType(e.media)?.type : null })),
      eras: config.eras.map(e => [parts(e.start_date), parts(e.end_date), e.headline ?? e.text?.headline]),
    };
  } catch (error) {
    return { errors: ['thrown: ' + words(error)], said, events: [], eras: [] };
  } finally { console.log = own; }
}

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(await read(JSON.parse(line))) + '\n');
