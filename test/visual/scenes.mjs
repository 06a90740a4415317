/**
 * Each scene is a section of one page, `width` pixels wide, with an element in it. `act` brings the
 * element into its state, in the page.
 */
const QUESTIONS = `
title: A chair at the table
about: |
  Curiosity is better in **company**. See [our calendar](/events) or write to desk@library.example.
faq_title: Asked at the desk
faq:
  - q: What happens when we meet?
    a: |
      About ninety minutes, and *one chapter* of [the course](/course):

      - a round of hellos
      - the next part

      > It ends on time.
  - q: What does a *facilitator* do, and does she or he have to know the subject before?
    a: Keeps the kettle warm.
  - q: Is there a fee?
    a: No.
  - q: A question without an answer
`;

const TEXT = `
title: Everything that a text may have
about: |
  A paragraph with **strong**, *emphasised*, ~~struck~~ and \`code\`, [a link](/x), and
  https://library.example/a-very-long-address/that-has-no-place-to-break/and-goes-on-and-on-and-on/for-a-while

  # A heading

  1. First
     - with a list
       inside
  2. Second

  ## A smaller heading

  > Quoted, and
  >
  > > quoted again.

  | Day | Room | Seats |
  |-----|:----:|------:|
  | Monday | Round room | 12 |
  | Thursday | Garden room, behind the mill | 8 |

  \`\`\`
  some code that is longer than the line, so that it must be wrapped somewhere, here or there
  \`\`\`

  ---

  The end.
`;

export const files = {
  '/questions.yaml': QUESTIONS,
  '/text.yaml': TEXT,
  '/topics.yaml': QUESTIONS.replace('q: Is', 'topic: Money\n    q: Is').replace(
    'q: A question',
    'topic: Other\n    q: A question',
  ),
  '/empty.yaml': 'title: Nothing yet',
};

const faq = (attributes, inner = '') =>
  `<welearn-faq src="questions.yaml" ${attributes}>${inner}</welearn-faq>`;
const LOOKS = ['lined', 'plain', 'outlined', 'filled'];
const THEMES = [
  'civic',
  'peer',
  'cards',
  'public-service',
  'bootstrap',
  'high-contrast',
  'wordpress',
];

export const scenes = [
  ...LOOKS.flatMap(look =>
    ['light', 'dark'].map(scheme => ({
      name: `${look}-${scheme}`,
      scheme,
      html: faq(`appearance="${look}" expand="first"`),
    })),
  ),
  ...LOOKS.map(look => ({
    name: `${look}-narrow-rtl`,
    width: 280,
    dir: 'rtl',
    html: faq(`appearance="${look}" expand="first" heading="أسئلة" copy-links`),
  })),
  {name: 'text', html: '<welearn-about src="text.yaml"></welearn-about>'},
  {name: 'text-narrow', width: 280, html: '<welearn-about src="text.yaml"></welearn-about>'},
  ...['outlined', 'filled'].map(look => ({
    name: `about-${look}`,
    html: `<welearn-about src="questions.yaml" appearance="${look}"></welearn-about>`,
  })),
  {
    name: 'controls',
    html: '<welearn-faq src="topics.yaml" controls copy-links></welearn-faq>',
  },
  {
    name: 'slots',
    html: faq(
      '',
      '<p slot="before">Before</p><b slot="expand-icon">+</b><a slot="after" href="/ask">Ask us</a>',
    ),
  },
  {name: 'loading', html: '<welearn-faq src="never.yaml"></welearn-faq>'},
  {name: 'empty', html: '<welearn-faq src="empty.yaml"></welearn-faq>'},
  {name: 'failed', html: '<welearn-faq src="missing.yaml"></welearn-faq>'},
  ...['lined', 'filled'].map(look => ({
    name: `focus-${look}`,
    html: faq(`appearance="${look}"`),
    act: faq => faq.shadowRoot.querySelectorAll('button')[1].focus(),
  })),
  ...['light', 'dark'].map(scheme => ({
    name: `filled-forced-${scheme}`,
    scheme,
    forced: true,
    html: faq('appearance="filled" expand="first"'),
  })),
  ...THEMES.flatMap(theme =>
    ['light', 'dark'].map(scheme => ({
      name: `theme-${theme}-${scheme}`,
      theme,
      scheme,
      html: `<welearn-faq src="topics.yaml" expand="first" controls></welearn-faq>`,
    })),
  ),
];

const ground = {light: '#ffffff; color: #1c1c1c', dark: '#161a1c; color: #eceff0'};

/** The page of the scenes that share a theme, or have none. */
export const pageOf = (members, theme) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Scenes</title>
${theme ? `<link rel="stylesheet" href="/dist/themes/${theme}.css">` : ''}
<style>
  body { margin: 0; font: 16px/1.5 'DejaVu Sans'; }
  /* Each begins on a whole pixel, however high the ones before are: else letters would differ. */
  .place { block-size: 1500px; overflow: hidden; }
  section { box-sizing: border-box; padding: 1px 16px; }
  welearn-about, welearn-faq { --welearn-duration: 0s; --welearn-heading-font-family: 'DejaVu Serif'; }
</style></head><body>
${members
  .map(
    ({name, html, width = 520, dir = 'ltr', scheme = 'light'}) =>
      `<div class="place"><section id="${name}" dir="${dir}" style="width: ${width}px; color-scheme: ${scheme}; background: ${ground[scheme]}">${html}</section></div>`,
  )
  .join('\n')}
<script type="module" src="/dist/welearn.js"></script></body></html>`;
