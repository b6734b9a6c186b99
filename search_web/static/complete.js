/* Completion in search fields: whole queries that go on from what is typed. The page works
   without it; the pattern is that of an editable combobox with a list. */
"use strict";

(() => {
  const WAIT_MS = 120;
  const LEAST = 2;

  const fit = (input) => {
    const list = document.createElement("ul");
    list.id = `${input.id}-suggestions`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestionsLabel);
    list.hidden = true;
    const said = document.createElement("span");
    said.className = "unseen";
    said.setAttribute("aria-live", "polite");
    input.closest(".field-row").after(list, said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    let running = null;
    let timer = 0;
    let chosen = -1;
    let typed = "";

    const close = () => {
      list.hidden = true;
      list.replaceChildren();
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const choose = (number) => {
      const rows = [...list.children];
      chosen = number;
      rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === number)));
      if (number < 0) {
        input.removeAttribute("aria-activedescendant");
        input.value = typed;
      } else {
        input.setAttribute("aria-activedescendant", rows[number].id);
        input.value = rows[number].dataset.query;
        rows[number].scrollIntoView({ block: "nearest" });
      }
    };

    const show = (rows) => {
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...rows.map((row, at) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${at}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.query = row.query;
        item.textContent = row.query;
        return item;
      }));
      list.hidden = rows.length === 0;
      input.setAttribute("aria-expanded", String(rows.length > 0));
      said.textContent = rows.length ? `${rows.length} ${input.dataset.suggestionsLabel}` : "";
    };

    const ask = async () => {
      if (running) running.abort();
      typed = input.value;
      if (typed.trim().length < LEAST) { close(); return; }
      running = new AbortController();
      try {
        const address = `${input.dataset.suggestions}?${new URLSearchParams({ q: typed })}`;
        const reply = await fetch(address, { signal: running.signal });
        if (reply.ok && input.value === typed && document.activeElement === input) {
          show((await reply.json()).suggestions);
        }
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT_MS);
    });
    input.addEventListener("keydown", (event) => {
      const count = list.children.length;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        input.value = typed;
        close();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose((chosen + 1 + step + count + 1) % (count + 1) - 1);
      } else if (event.key === "Enter") {
        clearTimeout(timer);
        if (running) running.abort();
        close();
      }
    });
    input.addEventListener("blur", () => setTimeout(close, WAIT_MS));
    list.addEventListener("mousedown", (event) => {
      const row = event.target.closest("[role=option]");
      event.preventDefault();
      if (!row) return;
      input.value = row.dataset.query;
      close();
      input.form.requestSubmit();
    });
  };

  document.querySelectorAll("input[data-suggestions]").forEach(fit);
})();
