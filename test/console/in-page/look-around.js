// Evaluated in a page: what there is to read and to hear, and what of it can't be read. One expression, like axe.
globalThis.lookAround = (() => {
  /** Rounding of sub-pixels, and letters that lean over their box. */
  const SLACK_PX = 2;
  /** Boxes of lines are taller than their letters: neighbours may share a little of that. */
  const SHARED_HEIGHT = 0.4;
  const CLIPS = new Set(['hidden', 'clip']);
  const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription'];

  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const styleOf = (element) => getComputedStyle(element);
  /** Clipped away (`.unseen`, headings of a table that became cards), or waiting beyond the edge until it has the focus. */
  const isForListeners = (element) =>
    [...ancestorsOf(element)].some((above) => styleOf(above).clipPath === 'inset(50%)') ||
    element.closest('a[href="#content"]') !== null;

  /** Every piece of text that is on the page, with the element it stands in. */
  function textNodes() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const isProgram = element.closest('script, style, noscript, template') !== null;
      if (!isProgram && node.data.trim() !== '' && isSeen(element)) found.push({ node, element });
    }
    return found;
  }

  const rectsOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  };
  const ancestorsOf = function* (element) {
    for (let above = element; above !== null; above = above.parentElement) yield above;
  };
  const say = (node) => node.data.trim().replaceAll(/\s+/g, ' ').slice(0, 60);

  /** What can be read, and what is read out. */
  function texts() {
    const spoken = [...document.querySelectorAll(SPOKEN.map((name) => `[${name}]`).join())]
      .filter((element) => document.body.contains(element) && isSeen(element))
      .flatMap((element) => SPOKEN.map((name) => element.getAttribute(name)));
    const typed = [...document.querySelectorAll('input[readonly]')].map(({ value }) => value);
    return [document.title, ...textNodes().map(({ node }) => node.data), ...spoken, ...typed]
      .map((text) => text?.trim().replaceAll(/\s+/g, ' ') ?? '')
      .filter((text) => text !== '');
  }

  /** Whether an edge that hides what is beyond it goes through the text; scrolling would bring it back. */
  function isCutOff(element, { left, right, top, bottom }) {
    for (const above of ancestorsOf(element)) {
      const { overflowX, overflowY, position } = styleOf(above);
      const box = above.getBoundingClientRect();
      if (overflowX === 'auto' || overflowX === 'scroll') return false;
      if (CLIPS.has(overflowX) && (right > box.right + SLACK_PX || left < box.left - SLACK_PX)) return true;
      if (CLIPS.has(overflowY) && (bottom > box.bottom + SLACK_PX * 2 || top < box.top - SLACK_PX * 2)) return true;
      if (position === 'fixed') break;
    }
    return left < -SLACK_PX || right > document.documentElement.clientWidth + SLACK_PX;
  }

  /** Texts of which a part can't be seen. */
  function cutOff() {
    return textNodes()
      .filter(({ element }) => !isForListeners(element))
      .filter(({ node, element }) => rectsOf(node).some((rect) => isCutOff(element, rect)))
      .map(({ node }) => say(node));
  }

  const layerOf = (element) => {
    for (const above of ancestorsOf(element)) {
      if (['fixed', 'sticky'].includes(styleOf(above).position) || above.matches('[role="dialog"], [data-portal]'))
        return above;
    }
    return document.body;
  };

  /** Texts of one layer that stand on each other. */
  function onEachOther() {
    const lines = textNodes()
      .filter(({ element }) => !isForListeners(element))
      .flatMap(({ node, element }) => rectsOf(node).map((rect) => ({ node, rect, layer: layerOf(element) })));
    const found = new Set();
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (one.node === other.node || one.layer !== other.layer) continue;
        const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
        if (width > SLACK_PX && height > SHARED_HEIGHT * Math.min(one.rect.height, other.rect.height))
          found.add(`${say(one.node)} / ${say(other.node)}`);
      }
    }
    return [...found];
  }

  /** By how much the page can be scrolled sideways, and what reaches out farthest. */
  function sideways() {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const farthest = [...document.body.querySelectorAll('*')]
      .filter(isSeen)
      .toSorted((one, other) => one.getBoundingClientRect().right - other.getBoundingClientRect().right)
      .at(-1);
    return [`${scrollWidth} px wide instead of ${clientWidth}: ${farthest?.outerHTML.slice(0, 160) ?? 'nothing seen'}`];
  }

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  /** 0 … 1, of any colour that CSS can say, on white. */
  function lightnessOf(color) {
    canvas.fillStyle = 'white';
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  const READABLE_ON_WHITE = 1.05 / 4.5 - 0.05;
  const PAPER = 0.75;

  const ONLY_FOR_SCREENS = 'button:not([data-printed]), nav, [role="switch"], [role="button"], [role="navigation"]';

  /** What paper can't do or show: things to be pressed, pale words, dark grounds, boxes whose rest would have to be scrolled to. */
  function unprintable() {
    const pressed = [...document.querySelectorAll(ONLY_FOR_SCREENS)]
      .filter(isSeen)
      .map((element) => `to be pressed: ${element.outerHTML.slice(0, 120)}`);
    const pale = textNodes()
      .filter(({ element }) => !isForListeners(element) && lightnessOf(styleOf(element).color) > READABLE_ON_WHITE)
      .map(({ node }) => `pale: ${say(node)}`);
    const dark = [document.documentElement, ...document.body.querySelectorAll('*')]
      .filter((element) => isSeen(element) && !isForListeners(element) && element.getBoundingClientRect().height > 24)
      .filter((element) => element.textContent.trim() !== '' && lightnessOf(styleOf(element).backgroundColor) < PAPER)
      .map((element) => `dark ground: ${element.outerHTML.slice(0, 120)}`);
    const scrolled = [...document.querySelectorAll('main *')]
      .filter((element) => isSeen(element) && ['auto', 'scroll'].includes(styleOf(element).overflowY))
      .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + SLACK_PX)
      .map((element) => `rest is hidden: ${element.outerHTML.slice(0, 120)}`);
    return [...pressed, ...pale, ...dark, ...scrolled];
  }

  /** What there is to be read in the middle of the page, to be compared with what is printed of it. */
  const facts = () =>
    textNodes()
      .filter(({ element }) =>
        element.matches('main :is(dd, td, h1, h2, blockquote) *, main :is(dd, td, h1, h2, blockquote)'),
      )
      .filter(
        ({ element }) => element.closest('button, label, form, .not-printed, [role="alert"], [role="status"]') === null,
      )
      .map(({ node }) => say(node));

  return { texts, cutOff, onEachOther, sideways, unprintable, facts };
})();
