// From a table's columns to what ECharts draws.

const font = 'Inter, system-ui, sans-serif';

export function options(data, frame, look) {
  const overDays = frame.kind === 'lines';
  return {
    animation: !look.still,
    animationDuration: 350,
    textStyle: { fontFamily: font, color: look.colours.ink },
    grid: { left: 4, right: 14, top: look.narrow ? 64 : 44, bottom: 8, containLabel: true },
    legend: {
      top: 0, left: 0, icon: 'roundRect', itemWidth: 16, itemHeight: 4, itemGap: 18,
      textStyle: { color: look.colours.ink, fontSize: 13 },
      data: data.columns.filter(column => column.draw !== 'low').map(legend),
    },
    // Text only: markup with styles would break the content security policy.
    tooltip: {
      trigger: 'axis', renderMode: 'richText', backgroundColor: look.colours.surface, borderColor: look.colours.line,
      textStyle: { color: look.colours.ink, fontSize: 13, fontFamily: font },
      axisPointer: { lineStyle: { color: look.colours.quiet } },
      formatter: points => told(points, data),
    },
    xAxis: {
      type: overDays ? 'time' : 'category',
      data: overDays ? undefined : data.titles,
      axisLine: { lineStyle: { color: look.colours.line } },
      axisTick: { show: false },
      axisLabel: { color: look.colours.quiet, hideOverlap: true, fontSize: 12, lineHeight: 15,
        formatter: overDays ? month(look.language) : undefined },
      splitNumber: look.narrow ? 3 : 7,
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: look.colours.quiet, fontSize: 12, formatter: short(frame.unit, look.language) },
      splitLine: { lineStyle: { color: look.colours.line } },
    },
    series: data.columns.map((column, index) => series(column, index, data, frame, look)),
  };
}

function series(column, index, data, frame, look) {
  const colour = look.colours[column.tone];
  const cone = column.draw === 'low' || column.draw === 'high';
  const values = column.draw === 'high' ? above(column, data) : column.values;
  const drawn = {
    name: column.draw === 'low' ? `${column.legend} (low)` : column.legend,
    type: frame.kind === 'bars' ? 'bar' : 'line',
    data: frame.kind !== 'lines' ? values : known(values).map((value, row) => [data.keys[row], value]),
    step: column.draw === 'step' ? 'end' : false,
    showSymbol: false,
    connectNulls: false,
    stack: cone ? 'cone' : undefined,
    stackStrategy: cone ? 'all' : undefined,
    silent: cone,
    color: colour,
    barMaxWidth: 36,
    lineStyle: { width: cone ? 0 : 2.5, color: colour, type: column.dashed ? [6, 5] : 'solid' },
    areaStyle: areaOf(column, colour),
    emphasis: { disabled: true },
  };
  if (index === 0 && frame.today) drawn.markLine = today(frame, look);
  return drawn;
}

// Up to the last one that is known: a step would go on to the next day all the same.
function known(values) {
  return values.slice(0, values.findLastIndex(value => value !== null) + 1);
}

function legend(column) {
  return { name: column.legend, itemStyle: { opacity: column.draw === 'high' ? 0.3 : 1 } };
}

// The cone is drawn as the low line, unseen, with the distance up to the high one stacked on it.
function above(high, data) {
  const low = data.columns.find(column => column.draw === 'low');
  return high.values.map((value, row) => {
    const from = low?.values[row] ?? null;
    return value === null || from === null ? null : value - from;
  });
}

function areaOf(column, colour) {
  if (column.draw === 'area') return { color: colour, opacity: 0.12 };
  if (column.draw === 'high') return { color: colour, opacity: 0.16 };
  return undefined;
}

function today(frame, look) {
  return {
    silent: true, symbol: 'none', animation: false,
    lineStyle: { color: look.colours.quiet, type: [3, 3], width: 1 },
    label: { formatter: frame.todayLabel ?? '', color: look.colours.quiet, fontSize: 12, distance: 4 },
    data: [{ xAxis: frame.today }],
  };
}

function told(points, data) {
  const row = points[0].dataIndex;
  const lines = data.columns.filter(column => column.values[row] !== null)
    .map(column => `${column.name}: ${column.words[row]}`);
  return [data.titles[row], ...lines].join('\n');
}

// 1,200,000 as 1.2M: an axis has no room for more.
function short(unit, language) {
  const money = unit ? { style: 'currency', currency: unit } : {};
  const format = new Intl.NumberFormat(language, { ...money, notation: 'compact', maximumFractionDigits: 1 });
  return value => format.format(value);
}

function month(language) {
  const names = new Intl.DateTimeFormat(language, { month: 'short' });
  return time => {
    const at = new Date(time);
    return at.getMonth() === 0 ? `${names.format(at)}\n${at.getFullYear()}` : names.format(at);
  };
}
