// A file may also be dropped on the form; it then stands in the plain field, as if it had been chosen there.

for (const form of document.querySelectorAll("[data-drop]")) {
  const field = form.querySelector('input[type="file"]');
  const over = (is) => form.classList.toggle("over", is);

  for (const type of ["dragenter", "dragover"]) {
    form.addEventListener(type, (event) => {
      event.preventDefault();
      over(true);
    });
  }
  form.addEventListener("dragleave", (event) => over(form.contains(event.relatedTarget)));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}
