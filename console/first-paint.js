// Before the first paint: the colours and the language that were chosen, or that the browser prefers.
(() => {
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // Storage may be forbidden; then nothing is remembered.
    }
  };
  const root = document.documentElement;
  const appearance = stored('tirkeu-appearance');
  const dark = appearance === 'dark' || (appearance !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  const languages = ['kk', 'ru', 'en'];
  const wished = [stored('tirkeu-language'), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  root.lang = wished.find((language) => languages.includes(language)) ?? 'kk';

  // What the program will import once it runs is asked for while the program itself is on its way (needed-soon.ts).
  const { texts, fonts, screens } = '%SOON%';
  const screen = screens.find(([path]) => new RegExp(path).test(location.pathname));
  const kinds = { js: 'script', css: 'style', woff2: 'font' };
  for (const file of [...(texts[root.lang] ?? []), ...(screen?.[1] ?? []), ...fonts]) {
    const as = kinds[file.split('.').at(-1)];
    const rel = as === 'script' ? 'modulepreload' : 'preload';
    document.head.append(Object.assign(document.createElement('link'), { rel, as, crossOrigin: '', href: file }));
  }
})();
