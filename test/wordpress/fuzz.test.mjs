import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import fc from 'fast-check';
import {
  keptTexts,
  keptWords,
  markdown,
  pieces,
  texts,
  yamlLevels,
  yamlLines,
  yamlTrees,
} from '../fuzz/hostile-documents.mjs';
import {inspect} from './allowed.mjs';
import {install, phpText, zips} from './plugin.mjs';
import {openWordPress} from './site/site.mjs';
import {launch, openPage} from './site/visitor.mjs';

/** One run of PHP takes half a second, regardless of the number of cases. */
const BATCH = 50;

const {FULL, FUZZ_RUNS, FUZZ_SEED} = process.env;
/** As in test/server/plugin.mjs, with a third of the cases, because WordPress is slow. */
const runs = Number(FUZZ_RUNS || (FULL ? 20_000 : 1500)) / 3;
const seed = Number(FUZZ_SEED) || Date.now() % 2 ** 31;

/** The plugin's output for documents, each as in a separate visitor's request. */
const MAKE = `
  // Nothing is kept, so the database takes no time.
  wp_using_ext_object_cache( true );
  $spent = new ReflectionProperty( WelearnElements\\Rendering::class, 'spent' );
  $spent->setAccessible( true );
  $complaints = array();
  set_error_handler( function ( $kind, $message, $file, $line ) use ( &$complaints ) {
    if ( error_reporting() & $kind && false !== strpos( $file, 'welearn-elements' ) ) { $complaints[] = "$message in $file:$line"; }
    return true;
  } );
  // Of a document, WordPress runs and fetches nothing. It looks for shortcodes if the post has one.
  add_shortcode( 'own', '__return_empty_string' );
  $blocks = 0;
  add_filter( 'pre_do_shortcode_tag', function ( $made, $tag ) use ( &$complaints ) {
    if ( 'own' !== $tag ) { $complaints[] = "runs the shortcode $tag"; }
    return $made;
  }, 10, 2 );
  add_filter( 'pre_render_block', function ( $made, $block ) use ( &$complaints, &$blocks ) {
    if ( null !== $block['blockName'] && ++$blocks > 1 ) { $complaints[] = "runs the block $block[blockName]"; }
    return $made;
  }, 10, 2 );
  add_filter( 'pre_http_request', function ( $made, $given, $url ) use ( &$complaints ) {
    $complaints[] = "fetches $url";
    return new WP_Error( 'refused' );
  }, 10, 3 );
  return array_map( function ( $text ) use ( $spent, &$complaints, &$blocks ) {
    // Of this case alone, so that one that never ends is an error of its own.
    set_time_limit( 60 );
    $complaints = array();
    $spent->setValue( null, 0 );
    $case = array( 'refused' => null, 'questions' => null, 'html' => '' );
    try {
      $document          = WelearnElements\\Document::read( $text, 'fuzz.md' );
      $case['questions'] = count( WelearnElements\\Document::merge( array( $document + array( 'base' => '' ) ) )['faq'] );
    } catch ( DomainException $problem ) {
      $case['refused'] = $problem->getMessage();
    } catch ( UnexpectedValueException $kind ) {
      $case['questions'] = 0;
    } catch ( Throwable $broken ) {
      $complaints[] = get_class( $broken ) . ': ' . $broken->getMessage() . ' in ' . $broken->getFile() . ':' . $broken->getLine();
    }
    try {
      // With placeholders, questions are named by their words.
      foreach ( array( 'about' => array(), 'faq' => array( 'placeholders' => 'a=[b]' ) ) as $name => $more ) {
        $block         = array( 'blockName' => "welearn/$name", 'attrs' => array( 'text' => rawurlencode( $text ) ) + $more, 'innerBlocks' => array(), 'innerHTML' => '', 'innerContent' => array() );
        $blocks        = 0;
        $case['html'] .= apply_filters( 'the_content', serialize_block( $block ) . '[own]' );
      }
    } catch ( Throwable $broken ) {
      $complaints[] = 'The page: ' . $broken->getMessage() . ' in ' . $broken->getFile() . ':' . $broken->getLine();
    }
    return $case + array( 'complaints' => $complaints );
  }, json_decode( $texts ) );`;

describe('any document in WordPress', {timeout: 1_200_000}, () => {
  let site;
  let browser;
  let page;
  before(async () => {
    site = await openWordPress('7.1');
    await install(site, zips.current);
    browser = await launch();
    page = await openPage(browser);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const make = list => site.php(`$texts = ${phpText(JSON.stringify(list))};${MAKE}`);

  /** Checks these texts in PHP and in a browser, and expects no problem. */
  async function holds(list) {
    const cases = await make(list);
    const found = await inspect(
      page,
      cases.map(({html}) => html),
      site.url,
    );
    const wrong = cases.flatMap(({refused, questions, html, complaints}, i) => {
      const said = [...complaints, ...found[i].problems];
      if (refused !== null && !refused.includes('fuzz.md')) said.push(`names no file: ${refused}`);
      if (questions !== null && found[i].questions.length !== questions)
        said.push(`${found[i].questions.length} of ${questions} questions`);
      const shown = keptWords(html);
      const lost = [...keptWords(list[i])].filter(word => !shown.has(word));
      if (lost.length) said.push(`loses ${lost.join(' ')}`);
      return said.length ? [`${JSON.stringify(list[i])}\n${said.join('\n')}\n${html}`] : [];
    });
    assert.deepEqual(wrong, []);
    return cases;
  }

  async function campaign(share, generator, property, size = BATCH) {
    const batches = fc.array(generator, {minLength: 1, maxLength: size, size: 'max'});
    const numRuns = Math.max(1, Math.round((runs * share) / (size / 2)));
    await fc.assert(fc.asyncProperty(batches, property), {
      numRuns,
      seed,
      interruptAfterTimeLimit: FUZZ_RUNS ? 900_000 : 120_000,
    });
  }

  const yaml = {
    'with anchors, aliases and merge keys': yamlTrees,
    'of lines in any order': yamlLines,
  };
  for (const [name, generator] of Object.entries(yaml)) {
    it(`is read, or refused with a named reason: YAML ${name}`, async () => {
      const documents = fc.oneof(
        generator,
        generator.map(text => `---\n${text}\n---\nText`),
      );
      await campaign(0.3, documents, async list => void (await holds(list)));
    });
  }

  it('is refused exactly if its aliases expand to more than 10,000 values', async () => {
    await campaign(0.1, yamlLevels, async list => {
      const cases = await make(list.map(({text}) => text));
      for (const [i, {text, repeated}] of list.entries()) {
        const {refused, complaints} = cases[i];
        assert.deepEqual(complaints, [], text);
        if (repeated > 10_000)
          assert.match(String(refused), /^The YAML aliases in fuzz\.md repeat more/, text);
        else assert.equal(refused, null, text);
      }
    });
  });

  it('contains only allowed content, with hostile texts and ids', async () => {
    const documents = fc.oneof(
      {weight: 3, arbitrary: texts},
      {weight: 4, arbitrary: keptTexts},
      markdown.map(text => `about\n\n${text}`),
    );
    await campaign(0.3, documents, async list => void (await holds(list)));
  });

  it('is printed as it is written: a text with 10,000 tags, and is allowed with fewer', async () => {
    const repeated = pieces
      .filter(piece => piece.includes('<'))
      .chain(piece =>
        fc.constantFrom(9999, 10_000).map(count => {
          const each = piece.split('<').length - 1;
          return `x ${piece.repeat(Math.floor(count / each))}${'<'.repeat(count % each)}`;
        }),
      );
    await campaign(
      0.05,
      repeated,
      async list => {
        const htmls = await site.php(`
        // Of each text, what it is as it is written, too.
        return array_map( function ( $text ) {
          set_time_limit( 60 );
          return array( WelearnElements\\Markdown::html( $text, 'https://library.example/', 2 ), WelearnElements\\Text::html( trim( $text ) ) );
        }, json_decode( ${phpText(JSON.stringify(list))} ) );`);
        for (const [i, [html, written]] of htmls.entries()) {
          const tags = list[i].split('<').length - 1;
          if (tags >= 10_000) assert.equal(html, written, list[i].slice(0, 200));
        }
        await inspectAll(
          htmls.map(([html]) => `<welearn-about>${html}</welearn-about>`),
          list,
        );
      },
      4,
    );
  });

  /** A browser has nothing to say against these contents. */
  async function inspectAll(contents, list) {
    const found = await inspect(page, contents, site.url);
    const wrong = found.flatMap(({problems}, i) =>
      problems.length ? [`${list[i].slice(0, 500)}\n${problems.slice(0, 5).join('\n')}`] : [],
    );
    assert.deepEqual(wrong, []);
  }
});
