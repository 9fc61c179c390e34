// Makes and revokes keys by /api/keys. Words stand in the page; what servers say goes in as text.

const element = (id) => document.getElementById(id);

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = await response.json();
  if (!response.ok) throw new Error(said.detail ?? response.statusText);
  return said;
}

function tellFailure(error) {
  const told = element("told");
  told.hidden = false;
  told.textContent = `${told.dataset.failed} ${error.message}`;
  told.focus();
}

function fill(where, name) {
  where.textContent = where.dataset.words.replace("{name}", () => name);
}

async function make(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const given = new FormData(form);
  const submit = form.querySelector("[type=submit]");
  const days = Number(given.get("days"));
  submit.disabled = true;
  try {
    const made = await post("/api/keys", {
      name: given.get("name"),
      scopes: given.getAll("scope"),
      audiences: given.getAll("audience"),
      expires_in_days: days || null,
    });
    element("told").hidden = true;
    element("made").hidden = false;
    fill(document.querySelector("label[for=secret]"), made.key.name);
    const secret = element("secret");
    secret.value = made.secret;
    secret.focus();
    secret.select();
    form.reset();
  } catch (error) {
    tellFailure(error);
  } finally {
    submit.disabled = false;
  }
}

function askFirst(button) {
  const dialog = element("sure");
  fill(element("sure-words"), button.dataset.name);
  dialog.dataset.key = button.dataset.key;
  dialog.showModal();
}

async function revoke() {
  const dialog = element("sure");
  try {
    await post(`/api/keys/${encodeURIComponent(dialog.dataset.key)}/revoke`, {});
    location.reload();
  } catch (error) {
    dialog.close();
    tellFailure(error);
  }
}

element("without-script").hidden = true;
element("new").hidden = false;
element("new").addEventListener("submit", make);
element("sure-no").addEventListener("click", () => element("sure").close());
element("sure-yes").addEventListener("click", revoke);
for (const button of document.querySelectorAll("button.revoke")) {
  button.hidden = false;
  button.addEventListener("click", () => askFirst(button));
}
