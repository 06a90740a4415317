/** The least contrast of text, for WCAG 2.2 AA (1.4.3), and for AAA (1.4.6). */
export const LEAST = 4.5;
const ENHANCED = 7;

/** The contrast of two colours such as `#1b2326`, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A contrast in words. It is never rounded up to a limit that it does not reach. */
export function contrastInWords(ratio: number): string {
  const number = `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;
  if (ratio < LEAST) return `${number}, too little: text needs ${LEAST} : 1`;
  return `${number}, ${ratio < ENHANCED ? 'AA' : 'AAA'}`;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const share = parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
