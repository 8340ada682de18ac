// <tandem-chart> draws the table that it holds. Without this script the table is all there is, open; with it the table
// folds away below the picture. Nothing is styled by markup, as the content security policy forbids it.
import { options } from './chart-options.js';

const library = '/lib/echarts-6.1.0/echarts.mjs';
const tones = ['accent', 'good', 'bad', 'attention', 'quiet', 'ink', 'line', 'surface'];
// Below this width, in pixels, a chart has fewer marks and its legend two lines.
const narrowest = 560;
const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const paper = matchMedia('print');

class TandemChart extends HTMLElement {
  #chart;
  #table;

  async connectedCallback() {
    this.#table = this.querySelector('table');
    const picture = this.querySelector('.chart-picture');
    if (!this.#table || !picture) return;
    const echarts = await import(library);
    picture.hidden = false;
    this.querySelector('details').open = false;
    this.#chart = echarts.init(picture, null, { renderer: 'canvas' });
    // The canvas is a picture to a screen reader; the table says it in full.
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', this.dataset.label ?? '');
    this.#draw();
    this.dataset.drawn = '';
    new ResizeObserver(() => this.#chart.resize()).observe(picture);
    dark.addEventListener('change', () => this.#draw());
    paper.addEventListener('change', () => this.#draw());
  }

  #draw() {
    const look = {
      colours: colours(this),
      still: still.matches,
      narrow: this.clientWidth < narrowest,
      language: document.documentElement.lang,
    };
    this.#chart.setOption(options(read(this.#table), { ...this.dataset }, look), { notMerge: true });
  }
}

// The table as columns of numbers: how each is drawn, its name, and its values beside the first column's keys; and the
// words of every cell, which are what is told when somebody points at a day.
function read(table) {
  const [first, ...headings] = table.tHead.rows[0].cells;
  const rows = [...table.tBodies[0].rows];
  const value = cell => cell?.dataset.value ?? cell?.textContent.trim() ?? '';
  const number = text => (text === '' || Number.isNaN(Number(text)) ? null : Number(text));
  return {
    name: first.textContent.trim(),
    keys: rows.map(row => value(row.cells[0])),
    titles: rows.map(row => row.cells[0].textContent.trim()),
    columns: headings.map((heading, index) => ({
      name: heading.textContent.trim(),
      legend: heading.dataset.legend ?? heading.textContent.trim(),
      draw: heading.dataset.series ?? 'line',
      tone: heading.dataset.tone ?? 'accent',
      dashed: 'dash' in heading.dataset,
      values: rows.map(row => number(value(row.cells[index + 1]))),
      words: rows.map(row => row.cells[index + 1]?.textContent.trim() ?? ''),
    })).filter(column => column.draw !== 'none'),
  };
}

// The theme's colours as the canvas understands them: the browser resolves them, one pixel each.
function colours(within) {
  const probe = within.appendChild(document.createElement('span'));
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const resolved = {};
  for (const tone of tones) {
    probe.className = `chart-colour-${tone}`;
    pixel.fillStyle = getComputedStyle(probe).color;
    pixel.fillRect(0, 0, 1, 1);
    resolved[tone] = `rgb(${[...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3).join(',')})`;
  }
  probe.remove();
  return resolved;
}

customElements.define('tandem-chart', TandemChart);
