/** Paper is white: whatever colours somebody looks at, it is printed in the light ones. Theirs come back afterwards. */
export function printInLight(): () => void {
  const { dataset } = document.documentElement;
  const printing = matchMedia('print');
  let onScreen = dataset['mantineColorScheme'];
  const follow = (): void => {
    if (printing.matches) onScreen = dataset['mantineColorScheme'];
    dataset['mantineColorScheme'] = printing.matches ? 'light' : onScreen;
  };
  printing.addEventListener('change', follow);
  return () => printing.removeEventListener('change', follow);
}
