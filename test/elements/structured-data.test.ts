import {expect} from '@open-wc/testing';
import {showFaq, until, watchedPage} from './support.js';

const page = watchedPage();

const COST = 'What does it *cost*?';
const FAQ = [
  {q: COST, a: 'Nothing. See [prices](/prices).\n\n- a < b\n- `</script>`', id: 'cost'},
  {q: 'Who may come?', a: 'All [WHO].', id: 'who'},
  {q: 'Unanswered?', id: 'none'},
];

describe('structured data', () => {
  interface Data {
    '@context': string;
    '@type': string;
    inLanguage?: string;
    mainEntity: {name: string; inLanguage?: string; acceptedAnswer: {text: string}}[];
  }
  const scripts = () => [...document.head.querySelectorAll('script[type="application/ld+json"]')];
  const data = () => JSON.parse(scripts()[0]?.textContent ?? 'null') as Data;
  const names = () => data().mainEntity.map(({name}) => name);

  it('is a FAQPage of the answered questions, as shown', async () => {
    const faq = await showFaq(
      {faq: FAQ},
      {structuredData: true, placeholders: {WHO: 'readers'}, lang: 'en'},
    );
    await until(() => scripts().length === 1, 'the script should exist');
    expect(data()).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      inLanguage: 'en',
      mainEntity: [
        {
          '@type': 'Question',
          name: 'What does it cost?',
          acceptedAnswer: {
            '@type': 'Answer',
            text:
              `<p>Nothing. See <a href="${location.origin}/prices">prices</a>.</p>\n` +
              '<ul>\n<li>a &lt; b</li>\n<li><code>&lt;/script&gt;</code></li>\n</ul>',
          },
        },
        {
          '@type': 'Question',
          name: 'Who may come?',
          acceptedAnswer: {'@type': 'Answer', text: '<p>All readers.</p>'},
        },
      ],
    });
    expect(scripts()[0]?.textContent, 'nothing in it ends a script').not.to.match(/[<>&]/);
    faq.placeholders = {WHO: 'Welsh & Scots'};
    await until(
      () => data().mainEntity[1]?.acceptedAnswer.text === '<p>All Welsh &amp; Scots.</p>',
      'it should change with the address',
    );
    faq.data = [{q: 'Only?', a: 'This.'}];
    await until(() => names().join() === 'Only?', 'it should follow the content');
    faq.structuredData = false;
    await until(() => scripts().length === 0, 'it should disappear with its attribute');
  });

  it('is one per page, in page order, including questions that a search hides', async () => {
    const own = document.createElement('script');
    own.type = 'application/ld+json';
    own.append('{"own": true}');
    document.body.append(own);
    const second = await showFaq([{q: 'Zwei?', a: '2'}], {structuredData: true, lang: 'de'});
    const first = await showFaq({faq: FAQ, lang: 'en'}, {structuredData: true});
    second.before(first);
    await until(() => scripts().length === 1 && names().length === 3, 'both should be there');
    expect(names()).to.deep.equal(['What does it cost?', 'Who may come?', 'Zwei?']);
    expect(data().inLanguage).to.equal(undefined);
    expect(data().mainEntity.map(({inLanguage}) => inLanguage)).to.deep.equal(['en', 'en', 'de']);
    first.search('xyzzyq');
    await until(() => page.seen('welearn-search').length === 1, 'both should be searched');
    expect(names()).to.have.length(3);
    first.remove();
    expect(names()).to.deep.equal(['Zwei?']);
    second.remove();
    expect(scripts()).to.have.length(0);
    expect(own.isConnected && own.textContent).to.equal('{"own": true}');
    own.remove();
  });

  it('has the words of images, and spaces between blocks', async () => {
    const answers = [
      ['![Open from 9 to 5](/hours.png)', '<p>Open from 9 to 5</p>'],
      ['See<img src="/a.png" alt="the <map>">here', '<p>See the &lt;map&gt; here</p>'],
      [
        '<div>One</div><div>Two</div>three<p>four</p>',
        '<div>One</div> <div>Two</div> three <p>four</p>',
      ],
      ['<details><summary>Fees</summary>None.</details>', 'Fees None.'],
      ['Main St 1<br>Anytown', '<p>Main St 1 <br> Anytown</p>'],
    ] as const;
    const faq = answers.map(([a], i) => ({q: `Question ${String(i)}`, a}));
    await showFaq({faq}, {structuredData: true});
    await until(() => scripts().length === 1, 'the script should exist');
    expect(data().mainEntity.map(({acceptedAnswer}) => acceptedAnswer.text)).to.deep.equal(
      answers.map(([, text]) => text),
    );
  });

  it('leaves out questions and answers without words', async () => {
    const faq = [
      {q: 'A picture?', a: '![](/picture.png)'},
      {q: '![When?](/when.png)', a: '![At nine](/nine.png)'},
      {q: 'A line?', a: '---'},
    ];
    await showFaq({faq}, {structuredData: true});
    await until(() => scripts().length === 1, 'the script should exist');
    expect(names()).to.deep.equal(['When?']);
  });
});
