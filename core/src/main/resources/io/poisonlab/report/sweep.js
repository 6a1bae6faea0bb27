"use strict";
// SPDX-License-Identifier: Apache-2.0
// The curves of a sweep: which of them are drawn is chosen on the page; every picture has its table.
(() => {
  const at = id => document.getElementById(id);
  const data = JSON.parse(at("curves").textContent);
  const DIMENSIONS = ["dataset", "protocol", "learner", "defence", "attack"];
  const SHAPES = ["circle", "rect", "triangle", "rectRot", "star", "crossRot", "rectRounded"];
  const COLOURS = 7;
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const el = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const share = x => `${+(100 * x).toFixed(2)} %`;
  const number = y => y.toFixed(3);
  const band = (curve, i) => curve.low[i] === null ? "" : ` (${number(curve.low[i])} to ${number(curve.high[i])})`;
  const chosen = {};
  const hidden = new Set();
  let shown = [];
  let chart = null;
  let marked = null;

  function choices() {
    fill("metric", data.metrics.map((metric, i) => [i, metric.name]));
    for (const dimension of DIMENSIONS) fill(dimension, data[dimension].map((name, i) => [i, name]));
    const several = DIMENSIONS.filter(dimension => data[dimension].length > 1);
    fill("lines", ["attack", "learner", "defence"].filter(d => several.includes(d) || d === "attack").map(d => [d, d]));
    for (const id of ["metric", "lines", ...DIMENSIONS]) {
      chosen[id] = at(id).value;
      at(id).addEventListener("change", () => { chosen[id] = at(id).value; hidden.clear(); draw(); });
    }
    at("choices").hidden = false;
  }

  function fill(id, options) {
    at(id).replaceChildren(...options.map(([value, text]) => el("option", text, { value })));
    at(id).closest("label").hidden = options.length < 2;
  }

  function select() {
    for (const dimension of DIMENSIONS) {
      at(dimension).closest("label").hidden = data[dimension].length < 2 || dimension === chosen.lines;
    }
    return data.curves
      .filter(curve => curve.metric === +chosen.metric)
      .filter(curve => DIMENSIONS.every(d => d === chosen.lines || curve[d] === +chosen[d]))
      .map(curve => ({ ...curve, mark: curve[chosen.lines], name: data[chosen.lines][curve[chosen.lines]] }))
      .sort((a, b) => a.mark - b.mark);
  }

  function draw() {
    shown = select();
    marked = null;
    const metric = data.metrics[+chosen.metric];
    at("said").textContent = metric.help;
    legend();
    table(metric);
    plot(metric);
  }

  function legend() {
    at("legend").replaceChildren(...shown.map((curve, i) => {
      const button = el("button", undefined, { type: "button", "aria-pressed": !hidden.has(i) });
      const swatch = el("span", "", { class: `swatch s${curve.mark % COLOURS}`, "aria-hidden": "true" });
      button.append(swatch, curve.name);
      button.addEventListener("click", () => {
        if (!hidden.delete(i)) hidden.add(i);
        button.setAttribute("aria-pressed", !hidden.has(i));
        plot(data.metrics[+chosen.metric]);
      });
      return button;
    }));
  }

  function lines() {
    const sets = [];
    shown.forEach((curve, i) => {
      const colour = css(`--c${curve.mark % COLOURS}`);
      const points = values => curve.x.map((x, at) => ({ x, y: values[at] }));
      const common = { borderColor: colour, backgroundColor: colour, hidden: hidden.has(i) };
      sets.push({ ...common, line: i, data: points(curve.mean), borderWidth: 2.2, pointRadius: 4, pointHoverRadius: 6,
        pointStyle: SHAPES[curve.mark % SHAPES.length], borderDash: curve.mark < COLOURS ? [] : [6, 4], order: 1 });
      if (curve.low.some(low => low !== null)) {
        const edge = { ...common, borderWidth: 0, pointRadius: 0, pointHitRadius: 0, order: 2 };
        sets.push({ ...edge, data: points(curve.low), fill: false },
          { ...edge, data: points(curve.high), fill: "-1", backgroundColor: colour + "26" });
      }
    });
    const guess = data.guess[+chosen.dataset];
    if (data.metrics[+chosen.metric].accuracy && guess !== null && chosen.lines !== "dataset") {
      const ends = shown.flatMap(curve => curve.x);
      sets.push({ data: [{ x: Math.min(...ends), y: guess }, { x: Math.max(...ends), y: guess }], borderColor: css("--faint"),
        borderWidth: 1.3, borderDash: [2, 4], pointRadius: 0, pointHitRadius: 0, order: 3 });
    }
    return sets;
  }

  function plot(metric) {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    const ink = css("--ink"), faint = css("--faint"), grid = css("--grid");
    if (chart) chart.destroy();
    const axis = (text, format) => ({ title: { display: true, text, color: ink }, ticks: { color: faint, callback: format },
      grid: { color: grid }, border: { color: faint } });
    chart = new Chart(at("chart"), {
      type: "line",
      data: { datasets: lines() },
      options: {
        animation: false, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false,
        interaction: { mode: "nearest", intersect: false },
        scales: {
          x: { type: "linear", min: 0, ...axis("poisoned share of the rows attacked", share) },
          y: { grace: "4%", ...axis(metric.name, y => +y.toFixed(3)) },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            filter: item => item.dataset.line !== undefined,
            callbacks: {
              title: items => items.length ? share(items[0].parsed.x) + " poisoned" : "",
              label: item => words(shown[item.dataset.line], item.dataIndex),
            },
          },
        },
      },
    });
    at("chart").setAttribute("aria-label", `${metric.name} against the poisoned share, ${shown.length} ${shown.length === 1 ? "line" : "lines"}. `
      + "Arrow keys move from point to point; the table below has every number.");
  }

  function words(curve, i) {
    return `${curve.name}: ${number(curve.mean[i])}${band(curve, i)}, ${curve.n[i]} ${curve.n[i] === 1 ? "trial" : "trials"}`;
  }

  function table(metric) {
    const head = el("tr");
    head.append(el("th", "poisoned", { scope: "col" }), ...shown.map(curve => el("th", curve.name, { scope: "col" })));
    const shares = [...new Set(shown.flatMap(curve => curve.x))].sort((a, b) => a - b);
    const body = shares.map(x => {
      const row = el("tr");
      row.append(el("th", share(x), { scope: "row" }), ...shown.map(curve => {
        const i = curve.x.indexOf(x);
        return el("td", i < 0 ? "" : number(curve.mean[i]) + band(curve, i));
      }));
      return row;
    });
    at("points").replaceChildren(el("caption", `${metric.name}: mean and interval`), head, ...body);
  }

  // the arrow keys do what a pointer does: left and right along a line, up and down between lines
  function move(event) {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const seen = shown.map((_, i) => i).filter(i => !hidden.has(i));
    if (!steps || !seen.length) return;
    event.preventDefault();
    const within = (i, length) => Math.max(0, Math.min(length - 1, i));
    const line = marked ? within(seen.indexOf(marked.line) + steps[0], seen.length) : 0;
    const curve = shown[seen[line]];
    marked = { line: seen[line], index: marked ? within(marked.index + steps[1], curve.x.length) : 0 };
    const datasetIndex = chart.data.datasets.findIndex(set => set.line === marked.line);
    const point = chart.getDatasetMeta(datasetIndex).data[marked.index];
    const active = [{ datasetIndex, index: marked.index }];
    chart.setActiveElements(active);
    chart.tooltip.setActiveElements(active, { x: point.x, y: point.y });
    chart.update();
    at("spoken").textContent = `${share(curve.x[marked.index])} poisoned, ${words(curve, marked.index)}`;
  }

  choices();
  draw();
  at("chart").addEventListener("keydown", move);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot(data.metrics[+chosen.metric]));
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach(part => { part.open = true; });
    chart.resize();
  });
  addEventListener("afterprint", () => chart.resize());
})();
