// Sets the colour scheme before the first paint, so that a dark page never flashes white. A file, not inline: no inline scripts are allowed.
(() => {
  let mode = null;
  try {
    mode = localStorage.getItem('mui-mode');
  } catch {
    // storage is blocked: the system's scheme it is
  }
  const dark = mode === 'dark' || (mode !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-theme', dark ? 'dark' : 'light');
})();
