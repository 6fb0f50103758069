// The page's own script: the list's search and filters, and TimelineJS beside it. Without it the list is the page.
(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const page = JSON.parse($('_data').textContent);
  const root = document.documentElement, stage = $('_stage'), line = $('_line'), list = $('_events');
  const items = new Map(page.events.map((event, index) => [event.id, { ...event, index, row: $('event-' + event.id) }]));
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = new Map();  // what can be searched, made when first searched
  const state = { words: [], groups: null, dates: '', stretch: page.open, most: page.many ? 0 : page.limit };  // most: the events that may be drawn without asking
  let timeline = null, drawn = [], leftovers = [], wanted = null, timer = 0;

  // ---- which events are shown
  const text = item => texts.get(item.id) ?? texts.set(item.id, plain(item.row.textContent)).get(item.id);
  const fits = item => (state.groups === null || state.groups.has(item.group)) && (!state.dates || state.dates === item.kind)
    && state.words.every(word => text(item).includes(word));
  function filter() {
    let shown = 0;
    for (const item of items.values()) { const yes = fits(item); item.row.hidden = !yes; shown += yes; }
    const all = items.size;
    $('_count').textContent = shown === all ? `${all} events` : `${shown} of ${all} events`;
    $('_none').hidden = shown > 0;
    clearTimeout(timer);
    timer = setTimeout(draw, 200);
  }

  // ---- the line
  const chosen = () => { const part = page.stretches[state.stretch]; return [...items.values()].filter(i => !i.row.hidden && (!part || (i.index >= part.first && i.index <= part.last))); };
  function draw() {
    if (!window.TL) { stage.hidden = true; return; }
    const events = chosen(), ids = events.map(item => item.id).join();
    stage.hidden = false;
    const ask = events.length === 0 || events.length > state.most;
    if (events.length) root.classList.toggle('drawn', !ask);  // nothing found leaves the page as it is laid out
    $('_ask').hidden = !ask; line.hidden = ask;
    if (ask) {
      $('_why').textContent = events.length === 0 ? 'No event matches.' : events.length > page.limit
        ? `${events.length} events are more than one line shows well. Search or filter the list below, or draw them all, which takes a few seconds.` : `${events.length} events can be drawn on a line.`;
      $('_draw').hidden = events.length === 0;
      drawn = []; return;
    }
    if (drawn.join() === ids) { go(); return; }
    drawn = events.map(item => item.id);
    build(events);
  }
  function build(events) {
    for (const [target, type, listener] of leftovers) target.removeEventListener(type, listener);
    leftovers = [];
    line.replaceChildren();
    const data = { ...page.timeline, events: events.map(item => structuredClone(page.timeline.events[item.index])), eras: structuredClone(page.timeline.eras || []) };
    data.title = structuredClone(page.timeline.title);
    if (page.stretches.length && state.stretch < page.stretches.length - 1) delete data.eras;  // an era would stretch the line again
    const times = events.map(item => item.at), span = Math.max(...times) - Math.min(...times);
    const steps = [0.5, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89].filter(step => step <= 1 || span === 0 || step <= span * 50 / 1280);  // deeper, minutes hang the library
    const ideal = Math.min(13, Math.max(0.5, events.length / 8));  // about eight events on a screen
    const options = { font: null, script_path: 'x:/', hash_bookmark: false, default_bg_color: { r: 255, g: 255, b: 255 }, zoom_sequence: steps, marker_width_min: 150,
      scale_factor: steps.filter(step => step <= ideal).pop(), timenav_height_percentage: Math.min(60, 28 + 4 * Math.max(0, page.groups - 2)),
      duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 600 };
    if (page.locale) options.language = 'data:application/json,' + encodeURIComponent(page.locale) + '#.json';
    if (wanted && drawn.includes(wanted)) options.start_at_slide = drawn.indexOf(wanted) + 1;
    timeline = remembering(() => new TL.Timeline(line, data, options));
    timeline.on('loaded', loaded);
    timeline.on('change', event => select(event.unique_id));
    window.timeline = timeline;
  }
  // The library never lets go of its listeners; those of a line that is replaced are taken away.
  function remembering(make) {
    const own = EventTarget.prototype.addEventListener;
    for (const target of [document, window]) target.addEventListener = function (type, listener, more) { leftovers.push([target, type, listener]); own.call(target, type, listener, more); };
    try { return make(); } finally { delete document.addEventListener; delete window.addEventListener; }
  }
  function loaded() {
    line.setAttribute('aria-label', page.timeline_label);
    for (const marker of timeline._timenav._markers) {
      const item = items.get(marker.data.unique_id);
      marker.ariaLabel = `${item.headline}, ${item.date}`;
      const element = marker._el.container;
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', marker.ariaLabel);
      dress(element, item);
      const slide = $(item.id); if (slide) dress(slide, item);
    }
    top();
    root.dataset.ready = '1';
  }
  function dress(element, item) { element.dataset.kind = item.kind; if (item.group >= 0) element.dataset.group = item.group % 8; }

  // ---- line and list point at the same event
  function select(id) {
    for (const row of list.querySelectorAll('.current')) { row.classList.remove('current'); row.removeAttribute('aria-current'); }
    const item = items.get(id);
    if (item) {
      item.row.classList.add('current'); item.row.setAttribute('aria-current', 'true');
      if (scrolls()) list.scrollTop = item.row.offsetTop - list.offsetTop - list.clientHeight / 4;
    }
    if (root.dataset.ready && id !== wanted) history.replaceState(null, '', item ? '#event-' + id : location.pathname + location.search);
    wanted = item ? id : null;
  }
  function go() { if (wanted && timeline && drawn.includes(wanted) && timeline.current_id !== wanted) { try { timeline.goToId(wanted); } catch { /* still drawing: it starts there */ } } }
  // An address that names an event makes the browser move the page to its row; beside the line the list does that by itself.
  const top = () => { if (scrolls() && !moved) scrollTo(0, 0); };
  let moved = false;
  for (const sign of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(sign, () => { moved = true; }, { once: true, passive: true });
  addEventListener('load', () => setTimeout(top, 0));
  const scrolls = () => getComputedStyle(list).overflowY === 'auto';
  function follow(shown = false) {
    const id = location.hash.startsWith('#event-') ? location.hash.slice(7) : '', item = items.get(id);
    if (!item) return;
    wanted = id;
    if (item.row.hidden) { $('_search').value = ''; state.words = []; state.groups = null; state.dates = ''; $('_dates').value = ''; for (const box of boxes) box.checked = true; filter(); }
    const part = page.stretches[state.stretch];
    if (part && (item.index < part.first || item.index > part.last)) stretch(page.stretches.length - 1);
    if (scrolls()) scrollTo(0, 0);  // the browser has moved the page to the row; the list does that by itself
    else if (shown) stage.scrollIntoView({ block: 'nearest' });
    if (drawn.includes(id)) go(); else draw();
  }
  addEventListener('hashchange', () => follow());
  list.addEventListener('click', event => {
    const link = event.target.closest('h3 a');
    if (!link || line.hidden || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', link.hash);
    follow(true);
  });

  // ---- tools
  const boxes = [...document.querySelectorAll('#_groups input')];
  $('_search').addEventListener('input', event => { state.words = plain(event.target.value).split(/\s+/).filter(Boolean); filter(); });
  $('_dates').addEventListener('change', event => { state.dates = event.target.value; filter(); });
  for (const box of boxes) box.addEventListener('change', () => { state.groups = boxes.every(b => b.checked) ? null : new Set(boxes.filter(b => b.checked).map(b => +b.value)); filter(); });
  $('_draw').addEventListener('click', () => { state.most = Math.max(page.limit, chosen().length); draw(); });
  const parts = [...document.querySelectorAll('.stretches button')];
  function stretch(index) { state.stretch = index; parts.forEach((button, n) => button.setAttribute('aria-pressed', n === index)); draw(); }
  parts.forEach((button, index) => button.addEventListener('click', () => stretch(index)));
  $('_theme').addEventListener('change', event => { theme(event.target.value); try { localStorage.setItem('timeline-theme', event.target.value); } catch { /* kept for this visit only */ } });
  function theme(name) { if (name) root.dataset.theme = name; else delete root.dataset.theme; }
  try { const kept = localStorage.getItem('timeline-theme') || ''; if (['light', 'dark', 'contrast'].includes(kept)) { theme(kept); $('_theme').value = kept; } } catch { /* private windows */ }

  // The library listens for arrows on the whole document: those typed in a field, or in the list, are not its own.
  addEventListener('keydown', event => {
    const field = event.target.closest?.('input,select,textarea,[contenteditable]');
    if (/^Arrow(Left|Right)$/.test(event.key) && (field || event.target.closest?.('.list,.more,.masthead,.colophon'))) event.stopPropagation();
    else if (event.key === '/' && !field && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); $('_search').focus(); }
    else if (event.key === 'Escape' && field === $('_search')) { field.value = ''; state.words = []; filter(); }
  }, true);

  for (const element of document.querySelectorAll('.scripted')) element.hidden = false;
  if (page.many) root.classList.add('many');
  $('_count').textContent = `${items.size} events`;
  follow();
  if (!drawn.length) draw();
})();
