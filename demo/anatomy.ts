/**
 * The script of the anatomy: finds the parts that the manifest lists in a real element, outlines
 * them, and writes their names beside it. `npm run parts` makes the picture of the docs of it.
 */

import {find} from './find.js';
import {membersOf, TAGS} from './manifest.js';

/** Parts of one element, which share a name tag. */
interface Piece {
  readonly names: readonly string[];
  readonly element: Element;
  readonly button: HTMLButtonElement;
  readonly outline: SVGRectElement;
  readonly line: SVGPathElement;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Pixels between two names. */
const GAP = 4;

const figure = find('.figure', HTMLElement);
const specimen = find('.specimen', HTMLElement);
const names = find('.names', HTMLElement);
const lines = find('.lines', SVGSVGElement);
const faq = find('.specimen welearn-faq', HTMLElement);

/** All parts with their descriptions. */
const parts = new Map(
  TAGS.toReversed()
    .flatMap(tag => membersOf(tag, 'cssParts'))
    .map(({name, description}) => [name, description]),
);
await new Promise(resolve => {
  faq.addEventListener('welearn-load', resolve, {once: true});
  if (faq.matches(':state(ready)')) resolve(undefined);
});
if ('updateComplete' in faq) await faq.updateComplete;

const pieces = findPieces();
listOthers();
new ResizeObserver(place).observe(specimen);
specimen.addEventListener('pointermove', event => {
  const path = event.composedPath();
  const found = pieces
    .filter(({element}) => path.includes(element))
    .toSorted((a, b) => path.indexOf(a.element) - path.indexOf(b.element));
  point(found[0]);
});
specimen.addEventListener('pointerleave', () => {
  point(undefined);
});
place();

/** The first visible element of each part. */
function findPieces(): readonly Piece[] {
  const found = new Map<Element, string[]>();
  for (const name of parts.keys()) {
    const all = faq.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ?? [];
    const element = [...all].find(one => one.checkVisibility() && one.getClientRects().length > 0);
    if (element) found.set(element, [...(found.get(element) ?? []), name]);
  }
  return [...found].map(([element, own]) => {
    const button = document.createElement('button');
    button.type = 'button';
    for (const name of own) {
      const word = document.createElement('span');
      word.textContent = name;
      button.append(word, ' ');
    }
    button.title = own.map(name => parts.get(name)).join(' ');
    const item = document.createElement('li');
    item.append(button);
    names.append(item);
    const outline = document.createElementNS(SVG, 'rect');
    const line = document.createElementNS(SVG, 'path');
    lines.append(outline, line);
    const piece = {names: own, element, button, outline, line};
    for (const type of ['pointerenter', 'focus']) {
      button.addEventListener(type, () => {
        point(piece);
      });
    }
    for (const type of ['pointerleave', 'blur']) {
      button.addEventListener(type, () => {
        point(undefined);
      });
    }
    return piece;
  });
}

/** Shows where one part is. */
function point(shown: Piece | undefined): void {
  for (const piece of pieces) {
    for (const mark of [piece.button, piece.outline, piece.line]) {
      mark.classList.toggle('shown', piece === shown);
    }
  }
}

function listOthers(): void {
  const seen = new Set(pieces.flatMap(piece => piece.names));
  const rest = find('.rest', HTMLElement);
  for (const [name, description] of parts) {
    if (seen.has(name)) continue;
    const entry = document.createElement('div');
    const term = document.createElement('dt');
    term.textContent = name;
    const meaning = document.createElement('dd');
    meaning.textContent = description.replaceAll('`', '');
    entry.append(term, meaning);
    rest.append(entry);
  }
}

/** Draws the outlines, and puts each name beside its part without covering another. */
function place(): void {
  const frame = figure.getBoundingClientRect();
  const box = specimen.getBoundingClientRect();
  const hasMargins = getComputedStyle(names).display === 'block';
  const boxes = pieces.map(piece => {
    const rect = piece.element.getBoundingClientRect();
    const near = Math.min(rect.top + rect.height / 2, rect.top + 14) - frame.top;
    return {piece, rect, near};
  });
  boxes.sort((a, b) => a.near - b.near || b.rect.width - a.rect.width);
  const free = {left: 0, right: 0};
  for (const {piece, rect, near} of boxes) {
    const isWide = rect.width > box.width * 0.6;
    const isLeft = isWide
      ? free.left <= free.right
      : rect.left + rect.width / 2 < box.left + box.width / 2;
    const side = isLeft ? 'left' : 'right';
    const tag = piece.button.getBoundingClientRect();
    const start = Math.max(near - tag.height / 2, free[side]);
    free[side] = start + tag.height + GAP;
    piece.button.parentElement?.setAttribute('class', side);
    piece.button.parentElement?.style.setProperty(
      'translate',
      hasMargins ? `0 ${start.toFixed(0)}px` : 'none',
    );
    const edge = (isLeft ? rect.left : rect.right) - frame.left;
    const from = isLeft ? tag.width : frame.width - tag.width;
    const bend = (isLeft ? box.left - 12 : box.right + 12) - frame.left;
    const end = `${round(edge, near)}m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0`;
    setAttributes(piece.line, {
      d: `M${round(from, start + tag.height / 2)}L${round(bend, near)}L${end}`,
    });
    setAttributes(piece.outline, {...sizeOf(rect), rx: '3'});
  }
  const height = Math.max(free.left, free.right);
  figure.style.setProperty('min-block-size', hasMargins ? `${height.toFixed(0)}px` : '');
}

/**
 * The figure as a picture that needs no font, style sheet or script: boxes, lines and texts of the
 * element, with the names beside it.
 */
export function picture(): string {
  const {width, height} = figure.getBoundingClientRect();
  const svg = document.createElementNS(SVG, 'svg');
  setAttributes(svg, {xmlns: SVG, viewBox: `0 0 ${round(width, height)}`, 'font-size': '13'});
  const title = document.createElementNS(SVG, 'title');
  title.textContent = 'The parts of <welearn-faq>';
  svg.append(title, drawBox(figure, {fill: '#ffffff'}));
  if (faq.shadowRoot) drawInside(faq.shadowRoot, svg);
  for (const {outline, line} of pieces) {
    svg.append(
      drawn('rect', {...attributesOf(outline), fill: 'none', stroke: '#38494d', opacity: '0.4'}),
      drawn('path', {...attributesOf(line), fill: 'none', stroke: '#00535e'}),
    );
  }
  for (const {button} of pieces) {
    svg.append(drawBox(button, {rx: '5', fill: '#e9f1ef', stroke: '#c9d6d4'}));
    drawTexts(button, svg);
  }
  return `${new XMLSerializer().serializeToString(svg).replaceAll('><', '>\n<')}\n`;
}

function drawInside(root: ShadowRoot, svg: SVGElement): void {
  for (const element of root.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('svg, .visually-hidden')) {
      const isIcon = element instanceof SVGSVGElement && element.checkVisibility();
      if (isIcon) svg.append(drawIcon(element));
      continue;
    }
    const style = getComputedStyle(element);
    if (style.rotate !== 'none') svg.append(drawChevron(element));
    else if (element instanceof HTMLImageElement) svg.append(drawBox(element, {fill: '#c9d6d4'}));
    else svg.append(...drawBorders(element, style));
  }
  drawTexts(root, svg);
}

function drawBox(element: Element, attributes: Readonly<Record<string, string>>): SVGElement {
  return drawn('rect', {...sizeOf(element.getBoundingClientRect()), ...attributes});
}

function drawBorders(element: Element, style: CSSStyleDeclaration): SVGElement[] {
  const {x, y, width, height} = boxOf(element);
  const sides = [
    [style.borderTopWidth, `M${round(x, y)}h${width.toFixed(1)}`],
    [style.borderBottomWidth, `M${round(x, y + height)}h${width.toFixed(1)}`],
    [style.borderLeftWidth, `M${round(x, y)}v${height.toFixed(1)}`],
    [style.borderRightWidth, `M${round(x + width, y)}v${height.toFixed(1)}`],
  ] as const;
  const shown = sides.filter(([size]) => parseFloat(size) > 0);
  const paint = {fill: 'none', stroke: style.borderBottomColor};
  if (shown.length === sides.length) {
    return [drawBox(element, {...paint, rx: String(parseFloat(style.borderTopLeftRadius))})];
  }
  return shown.map(([size, d]) => drawn('path', {...paint, d, 'stroke-width': size}));
}

function drawChevron(element: Element): SVGElement {
  const {x, y, width, height} = boxOf(element);
  const isUp = element.closest('[part~="item-open"]') !== null;
  const [from, to] = isUp ? [y + height / 2, y] : [y + height / 2, y + height];
  const d = `M${round(x, from)}L${round(x + width / 2, to)}L${round(x + width, from)}`;
  return drawn('path', {d, fill: 'none', stroke: '#12262a', 'stroke-width': '2'});
}

function drawIcon(icon: SVGSVGElement): SVGElement {
  const shapes = [...icon.children].map(shape => shape.cloneNode(true));
  const element = drawn('svg', {
    ...sizeOf(icon.getBoundingClientRect()),
    viewBox: icon.getAttribute('viewBox') ?? '',
    fill: 'none',
    stroke: '#12262a',
    'stroke-width': getComputedStyle(icon).strokeWidth,
  });
  element.append(...shapes);
  return element;
}

/** Draws each line of each visible text where it stands. */
function drawTexts(root: Node, svg: SVGElement): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const canvas = document.createElement('canvas').getContext('2d');
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const {parentElement: parent, textContent} = node;
    if (!canvas || !parent?.checkVisibility() || parent.closest('.visually-hidden, style'))
      continue;
    const found = new Map<number, {text: string; rect: DOMRect}>();
    for (let i = 0; i < (textContent ?? '').length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const rect = range.getClientRects()[0];
      if (!rect?.width) continue;
      const start = found.get(rect.top);
      const letter = range.toString();
      // SVG drops spaces at the ends of a text.
      if (!start && !letter.trim()) continue;
      const {left, right} = start?.rect ?? rect;
      const end = letter.trim() ? rect.right : right;
      found.set(rect.top, {
        text: (start?.text ?? '') + letter,
        rect: new DOMRect(left, rect.top, end - left, rect.height),
      });
    }
    const {fontSize, fontWeight, fontStyle, fontFamily} = getComputedStyle(parent);
    canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const {fontBoundingBoxAscent: up, fontBoundingBoxDescent: down} = canvas.measureText('x');
    for (const {text: words, rect} of found.values()) {
      const {x, y, width, height} = inFigure(rect);
      if (!words.trim()) continue;
      const line = drawn('text', {
        x: x.toFixed(1),
        y: (y + (height * up) / (up + down)).toFixed(1),
        textLength: width.toFixed(1),
        lengthAdjust: 'spacingAndGlyphs',
        'font-size': String(parseFloat(fontSize)),
        'font-weight': fontWeight,
        'font-family': fontFamily.includes('mono') ? 'monospace' : 'sans-serif',
        fill: '#12262a',
      });
      line.textContent = words.trimEnd();
      svg.append(line);
    }
  }
}

function drawn(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  setAttributes(element, attributes);
  return element;
}

function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries(
    [...element.attributes].flatMap(({name, value}) => (name === 'class' ? [] : [[name, value]])),
  );
}

function boxOf(element: Element): DOMRect {
  return inFigure(element.getBoundingClientRect());
}

function inFigure({x, y, width, height}: DOMRect): DOMRect {
  const frame = figure.getBoundingClientRect();
  return new DOMRect(x - frame.x, y - frame.y, width, height);
}

function sizeOf(rect: DOMRect): Record<string, string> {
  const {x, y, width, height} = inFigure(rect);
  return {
    x: x.toFixed(1),
    y: y.toFixed(1),
    width: width.toFixed(1),
    height: height.toFixed(1),
  };
}

function round(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function setAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
