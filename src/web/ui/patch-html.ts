// A picture that is drawn anew differs in few places from the one before: only those places of the page are written, so
// that hundreds of seats take a click within a frame, and focus and opened tables stay.
// INVARIANT: the markup is the report's own: every element closed, `<`, `>` and quotes escaped in words.

/** Where the element whose tag begins at `start` ends. */
function endOfElement(html: string, start: number): number {
  let depth = 0;
  for (let at = start; at !== -1; at = html.indexOf('<', at + 1)) {
    const end = html.indexOf('>', at) + 1;
    if (html[at + 1] === '/') depth -= 1;
    else if (html[end - 2] !== '/') depth += 1;
    if (depth === 0) return end;
  }
  return html.length;
}

/** Elements and texts at the top of a piece of markup, in order; joined they are the piece. */
export function splitChildren(html: string): readonly string[] {
  const children: string[] = [];
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at);
    const end = tag === at ? endOfElement(html, at) : tag === -1 ? html.length : tag;
    children.push(html.slice(at, end));
    at = end;
  }
  return children;
}

const headOf = (element: string): string => element.slice(0, element.indexOf('>') + 1);
const nameIn = (head: string): string => /^<([^\s/>]+)/.exec(head)?.[1] ?? '';
const contentOf = (element: string): string => element.slice(headOf(element).length, element.lastIndexOf('</'));

/** The attributes as `head` has them; the element itself stays, with its focus. */
function takeAttributes(node: Element, head: string): void {
  const holder = node.parentElement?.cloneNode(false);
  if (!(holder instanceof Element)) return;
  holder.innerHTML = head.endsWith('/>') ? head : `${head}</${nameIn(head)}>`;
  const wanted = holder.firstElementChild?.attributes ?? [];
  const names = new Set([...wanted].map(({ name }) => name));
  for (const name of node.getAttributeNames()) if (!names.has(name)) node.removeAttribute(name);
  for (const { name, value } of wanted) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

function patchElement(node: Element, before: string, after: string): void {
  const [old, head] = [headOf(before), headOf(after)];
  if (nameIn(old) !== nameIn(head)) {
    node.outerHTML = after;
    return;
  }
  if (old !== head) takeAttributes(node, head);
  if (!head.endsWith('/>')) patchInside(node, old.endsWith('/>') ? '' : contentOf(before), contentOf(after));
}

function patchInside(parent: Element, before: string, after: string): void {
  if (before === after) return;
  const [old, now] = [splitChildren(before), splitChildren(after)];
  const nodes = [...parent.childNodes];
  const changed = now.flatMap((child, at) => (child === old[at] ? [] : [at]));
  const fits = old.length === now.length && old.length === nodes.length;
  if (!fits || changed.some((at) => !(nodes[at] instanceof Element) || now[at]?.startsWith('<') !== true)) {
    parent.innerHTML = after;
    return;
  }
  for (const at of changed) {
    const [node, from, to] = [nodes[at], old[at], now[at]];
    if (node instanceof Element && from !== undefined && to !== undefined) patchElement(node, from, to);
  }
}

/** Makes what `host` shows, `before`, into `after`. Cost: a few passes over the text, and the places that differ. */
export function patchHtml(host: Element, before: string | undefined, after: string): void {
  if (before === undefined) host.innerHTML = after;
  else patchInside(host, before, after);
}
