// The file drop: what was chosen, how much has left, how much is left. Without it the plain form does the same.
const octets = (n) => (n < 1e6 ? `${Math.max(1, Math.round(n / 1e3))} ko` : `${(n / 1e6).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`);

export function enhance(form) {
  const zone = form.querySelector(".drop");
  const input = form.querySelector("input[type=file]");
  const progress = form.querySelector(".progress");
  const bar = progress.querySelector("progress");
  const words = progress.querySelector("[data-words]");
  const button = form.querySelector("button");
  const problem = form.querySelector("[data-problem]");
  const say = { sending: words.dataset.sending, reading: words.dataset.reading, failed: words.dataset.failed };

  const over = (is) => zone.classList.toggle("drop-over", is);
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); over(true); });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, (event) => { event.preventDefault(); over(false); });
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  const send = () => { if (input.files.length) form.requestSubmit(); };
  input.addEventListener("change", send);

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    const file = input.files[0];
    const request = new XMLHttpRequest();
    progress.hidden = false;
    problem.hidden = true;
    button.disabled = true;
    request.upload.addEventListener("progress", (step) => {
      if (!step.lengthComputable) return;
      bar.max = step.total;
      bar.value = step.loaded;
      words.textContent = `${say.sending} ${file.name} : ${octets(step.loaded)} / ${octets(step.total)}`;
    });
    request.upload.addEventListener("load", () => { bar.removeAttribute("value"); words.textContent = say.reading; });
    const stop = (sentence) => {
      progress.hidden = true;
      button.disabled = false;
      problem.textContent = sentence;
      problem.hidden = false;
    };
    request.addEventListener("load", () => {
      const target = request.getResponseHeader("X-Next");
      if (target) window.location.assign(target);
      else stop(request.status < 500 && request.responseText.length < 600 ? request.responseText : say.failed);
    });
    request.addEventListener("error", () => stop(say.failed));
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.send(new FormData(form));
  });

  // A file chosen before this script came waits for nothing else; one that the browser put back on a page left, does.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") send();
}
