/** Copies on a click and says so; without it the values can still be selected. */
export const copyScript = `
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const status = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    status.textContent = "Copied";
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; status.textContent = ""; }, 1500);
  } catch {
    status.textContent = "The browser did not allow copying. Select the value instead.";
  }
});`;
