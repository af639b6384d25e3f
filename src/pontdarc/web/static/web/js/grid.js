// The grid in which rows are typed: each row is kept and checked as one leaves a cell, several cells are pasted at once,
// arrows and Enter go from row to row. Without it the form keeps and checks everything when it is sent.
const PAUSE = 700;

export function enhance(form) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const state = form.querySelector("[data-state]");
  const waiting = new Map();

  const cellsOf = (row) => [...row.querySelectorAll("[data-column]")];

  async function check(row) {
    clearTimeout(waiting.get(row));
    waiting.delete(row);
    const inputs = cellsOf(row);
    const sent = inputs.map((input) => input.value);
    const cells = Object.fromEntries(inputs.map((input) => [input.dataset.column, input.value]));
    const body = JSON.stringify({ row: Number(row.dataset.row), cells });
    try {
      const answer = await fetch(form.dataset.check, {
        method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      });
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.error);
      show(inputs, sent, said);
    } catch (problem) {
      state.textContent = problem.message && problem.name === "Error" ? problem.message : form.dataset.failed;
    }
  }

  function show(inputs, sent, said) {
    inputs.forEach((input, rank) => {
      const problem = said.problems[input.dataset.column] ?? "";
      if (problem) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      document.getElementById(`p.${input.name}`).textContent = problem;
      const mended = said.cells[input.dataset.column] ?? "";
      // What was typed meanwhile stays.
      if (mended && input.value === sent[rank] && input !== document.activeElement) set(input, mended);
    });
    state.textContent = said.state;
  }

  function set(input, value) {
    if (input.tagName === "SELECT" && ![...input.options].some((option) => option.value === value)) {
      input.add(new Option(value, value));
    }
    input.value = value;
  }

  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row) return;
    clearTimeout(waiting.get(row));
    waiting.set(row, setTimeout(() => check(row), PAUSE));
  });
  form.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && waiting.has(row) && !row.contains(event.relatedTarget)) check(row);
  });

  form.addEventListener("keydown", (event) => {
    const input = event.target.closest("[data-column]");
    if (!input) return;
    const down = event.key === "ArrowDown" || event.key === "Enter";
    const up = event.key === "ArrowUp";
    // A list keeps its arrows.
    if (!(down || up) || (input.tagName === "SELECT" && event.key !== "Enter") || input.hasAttribute("list")) return;
    event.preventDefault();
    const row = input.closest("[data-row]");
    const other = down ? row.nextElementSibling : row.previousElementSibling;
    if (other) cellsOf(other)[cellsOf(row).indexOf(input)].focus();
  });

  form.addEventListener("paste", (event) => {
    const input = event.target.closest("[data-column]");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!input || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const row = input.closest("[data-row]");
    send({ text, row: row.dataset.row, column: input.dataset.column });
  });

  async function send(fields) {
    // What is being typed in other rows is kept first: the page comes again.
    await Promise.all([...waiting.keys()].map(check));
    const away = document.createElement("form");
    away.method = "post";
    away.action = form.dataset.paste;
    for (const [name, value] of Object.entries({ ...fields, csrfmiddlewaretoken: token })) {
      const hidden = document.createElement("textarea");
      hidden.name = name;
      hidden.value = value;
      away.append(hidden);
    }
    away.hidden = true;
    document.body.append(away);
    away.submit();
  }
}
