// Runs before the first paint, so that a dark page never flashes white.
(() => {
  const chosen = localStorage.getItem("legation-theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : system;
})();
