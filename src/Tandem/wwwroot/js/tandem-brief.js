// <tandem-brief> keeps what is written in its form as a draft and shows what the lint finds, while somebody writes.
// Without this script the form's button does both. All words come from the server.

// How long nothing is typed before the findings are asked for, before the text is kept, and how long it waits at most
// while somebody types on; in milliseconds.
const findingsPause = 700;
const draftPause = 2500;
const draftWait = 15000;

class TandemBrief extends HTMLElement {
  #form;
  #state;
  #findings;
  #draft;
  #waitingSince = 0;
  #typed = 0;
  #kept = 0;
  #asking = null;
  #stopped = false;
  #leaving = false;

  connectedCallback() {
    this.#form = this.querySelector('form');
    if (!this.#form) return;
    this.#state = this.#form.querySelector('[data-draft-state]');
    this.#form.addEventListener('input', () => this.#hasTyped());
    this.#form.addEventListener('submit', () => { this.#leaving = true; });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#keep(true);
    });
    addEventListener('beforeunload', leaving => {
      if (!this.#leaving && this.#typed > this.#kept) leaving.preventDefault();
    });
    this.dataset.ready = '';
  }

  #hasTyped() {
    const now = Date.now();
    if (this.#typed === this.#kept) this.#waitingSince = now;
    this.#typed++;
    clearTimeout(this.#findings);
    this.#findings = setTimeout(() => this.#find(), findingsPause);
    clearTimeout(this.#draft);
    const most = Math.max(0, this.#waitingSince + draftWait - now);
    this.#draft = setTimeout(() => this.#keep(false), Math.min(draftPause, most));
  }

  // Only the latest question matters: an older one is given up.
  async #find() {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await fetch(this.dataset.findings,
        { method: 'POST', body: new FormData(this.#form), signal: asking.signal });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of found.querySelectorAll('[id^="findings-"]')) {
        const place = document.getElementById(part.id);
        if (place && place.innerHTML.trim() !== part.innerHTML.trim()) place.replaceChildren(...part.childNodes);
      }
      this.dataset.found = String(Number(this.dataset.found ?? 0) + 1);
    } catch (trouble) {
      if (trouble.name !== 'AbortError') this.#says(this.dataset.offline);
    }
  }

  async #keep(last) {
    if (this.#stopped || this.#leaving || this.#typed === this.#kept) return;
    clearTimeout(this.#draft);
    const typed = this.#typed;
    const sent = new FormData(this.#form);
    try {
      const answer = await fetch(this.dataset.drafts, { method: 'POST', body: sent, keepalive: last });
      const told = await answer.json();
      if (answer.ok) {
        this.#kept = typed;
        this.#take(told, sent);
        this.#says(told.says);
      } else {
        // Somebody was faster, or the text cannot be taken: the button leads to the page that shows both.
        this.#stopped = answer.status === 409;
        this.#says(answer.status === 409 ? `${told.says} ${this.dataset.overtaken}` : told.says);
      }
    } catch {
      this.#says(this.dataset.offline);
      this.#draft = setTimeout(() => this.#keep(false), draftWait);
    }
  }

  // Each field is based on what is kept now. What somebody else wrote is put where nobody has typed since; where
  // somebody has, the field stays based on what was read, so that the difference is seen when it is saved.
  #take(told, sent) {
    for (const section of told.sections) {
      const field = this.#form.elements[`section-${section.key}`];
      const based = this.#form.elements[`based-${section.key}`];
      if (!field || !based) continue;
      const untouched = field.value === plain(sent.get(field.name));
      if (section.text !== null && section.text !== undefined) {
        if (!untouched) continue;
        field.value = section.text;
      }
      based.value = String(told.revision);
    }
  }

  #says(words) {
    if (this.#state) this.#state.textContent = words;
  }
}

// A form is sent with the line ends of another age.
function plain(text) {
  return String(text).replaceAll('\r\n', '\n');
}

customElements.define('tandem-brief', TandemBrief);
