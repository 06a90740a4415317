/**
 * Themes without settings have rules for headings, which do not reach into an element. Copies the look of the
 * headings that the server has printed inside each element, before the element replaces them.
 */
for (const element of document.querySelectorAll('.welearn-element')) {
  const size = parseFloat(getComputedStyle(element).fontSize);
  const headings = element.querySelectorAll(':scope > :is(h1, h2, h3, h4, h5, h6)');
  for (const heading of headings) {
    const look = getComputedStyle(heading);
    const name = heading.matches(':first-child') ? 'heading' : 'topic';
    const copied = {
      size: `${parseFloat(look.fontSize) / size}em`,
      family: look.fontFamily,
      weight: look.fontWeight,
      height:
        look.lineHeight === 'normal'
          ? 'normal'
          : parseFloat(look.lineHeight) / parseFloat(look.fontSize),
      spacing: look.letterSpacing,
      case: look.textTransform,
    };
    for (const [property, value] of Object.entries(copied))
      element.style.setProperty(`--_welearn-${name}-${property}`, value);
  }
}
