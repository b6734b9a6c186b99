/* A little help on top of pages that work without it: filters and sorting apply at once,
   long facet lists open in place and can be searched, citations are copied, menus close
   by themselves, and wide tables and charts begin with the latest years. */
"use strict";

(() => {
  const results = document.getElementById("tulosalue");
  const form = document.getElementById("haku");

  const address = () => {
    const data = new FormData(form);
    const query = new URLSearchParams();
    for (const [name, value] of data) {
      if (value !== "" && !(name === "jarjestys" && value === "osuvimmat")) query.append(name, value);
    }
    return `${form.action}?${query}`;
  };

  let shown = location.pathname + location.search;
  let running = null;
  const show = async (url, push) => {
    if (running) running.abort();
    running = new AbortController();
    results.setAttribute("aria-busy", "true");
    try {
      const reply = await fetch(url, { signal: running.signal });
      if (!reply.ok) throw new Error(String(reply.status));
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.getElementById("tulosalue");
      const open = new Set([...results.querySelectorAll("details.facet[open]")].map((each) => each.dataset.name));
      for (const each of fresh.querySelectorAll("details.facet")) if (open.has(each.dataset.name)) each.open = true;
      const focused = document.activeElement;
      const mark = focused && focused.name ? `[name="${CSS.escape(focused.name)}"][value="${CSS.escape(focused.value)}"], select[name="${CSS.escape(focused.name)}"]` : null;
      const status = results.querySelector("output");
      const said = fresh.querySelector("output").textContent;
      for (const part of [".filters", ".results"]) {
        results.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
      }
      const output = results.querySelector("output");
      if (status && output) { status.textContent = ""; output.replaceWith(status); status.textContent = said; }
      const hidden = [...form.querySelectorAll("input[type=hidden]")];
      hidden.forEach((each) => each.remove());
      form.append(...page.querySelectorAll("#haku input[type=hidden]"));
      document.title = page.title;
      if (push) history.pushState(null, "", url);
      shown = location.pathname + location.search;
      if (mark) { const again = results.querySelector(mark); if (again) again.focus(); }
      results.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
  };

  const narrow = (input, list) => {
    const wanted = input.value.toLocaleLowerCase();
    for (const row of list.children) row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
  };

  /* "Show all": the whole list takes the place of the short one. */
  const unfold = async (link) => {
    const group = link.closest(".facet");
    const reply = await fetch(link.href);
    if (!reply.ok) { location.assign(link.href); return; }
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const list = page.querySelector("#arvot ul");
    if (!list) { location.assign(link.href); return; }
    for (const box of list.querySelectorAll("input")) box.setAttribute("form", "haku");
    list.classList.add("long");
    const input = document.createElement("input");
    input.type = "search";
    input.className = "narrow-list";
    input.setAttribute("aria-label", page.querySelector("label[for=etsi]").textContent);
    input.placeholder = input.getAttribute("aria-label");
    input.addEventListener("input", () => narrow(input, list));
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    const old = group.querySelector("fieldset > ul");
    old.replaceWith(list);
    list.before(input);
    link.parentElement.remove();
    input.focus();
  };

  if (results && form) {
    results.addEventListener("change", (event) => {
      if (event.target.matches("input[type=checkbox], input[type=date], input[list], select")) show(address(), true);
    });
    results.addEventListener("click", (event) => {
      const link = event.target.closest(".facet .more a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); unfold(link); }
    });
    /* A skip link changes only the fragment: what is shown, and the focus, stay. */
    window.addEventListener("popstate", () => {
      if (location.pathname + location.search !== shown) show(location.href, false);
    });
  }

  /* An open menu closes by Escape, and when the page is pressed or used elsewhere. */
  const shut = (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
      else if (event.type !== "keydown" && !menu.contains(event.target)) menu.open = false;
    }
  };
  for (const name of ["keydown", "click", "focusin"]) document.addEventListener(name, shut);

  for (const button of document.querySelectorAll("button[data-print]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => print());
  }

  /* On a narrow screen the latest years are seen first. */
  for (const box of document.querySelectorAll("[data-latest]")) box.scrollLeft = box.scrollWidth;

  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        button.textContent = button.dataset.done;
      } catch {
        getSelection().selectAllChildren(source);
      }
    });
  }
})();
