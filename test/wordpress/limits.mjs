import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {block, phpText, publish, rendered} from './plugin.mjs';
import {openPage} from './site/visitor.mjs';
import {isFull, itInFull, share} from '../scope.mjs';
import {untilIn} from '../until-in.mjs';

/** Limits of the server. Documents beyond them are refused early, with a message. */
export function limits({site, documents, browser}) {
  /** The message about each refused document, and the number of questions of others. */
  const readAll = texts =>
    site().php(`
      ini_set( 'memory_limit', '64M' );
      return array_map( function ( $text ) {
        try { return count( WelearnElements\\Document::read( $text, 'a.md' )['faq'] ); } catch ( DomainException $refused ) { return $refused->getMessage(); }
      }, json_decode( ${phpText(JSON.stringify(texts))} ) );`);

  it('counts the expanded values of aliases and merge keys in YAML', async () => {
    const long = 'A'.repeat(500_000);
    const ten = name => Array(10).fill(`*${name}`).join(', ');
    const levels = write =>
      'bcdefghi'
        .split('')
        .map((name, i) => write(name, 'abcdefgh'[i]))
        .join('\n');
    const refused = {
      'a long text': `x: &x "${long}"\nabout: [${Array(2000).fill('*x').join(', ')}]`,
      'a long text in a block': `x: &x |\n  ${long}\nabout:\n${'  - *x\n'.repeat(2000)}`,
      'eight levels in flow': `about: x\na: &a [x, x]\n${levels((name, of) => `${name}: &${name} [${ten(of)}]`)}\nfaq: *i`,
      'eight levels in blocks': `about: x\na: &a x\n${levels((name, of) => `${name}: &${name}\n${`  - *${of}\n`.repeat(10)}`)}faq: *i`,
      'eight levels of mappings': `about: x\na: &a {k: x}\n${levels((name, of) => `${name}: &${name} {${Array.from({length: 10}, (_, i) => `k${i}: *${of}`).join(', ')}}`)}\nfaq: [*i]`,
      'an anchor in flow': `about: [&x ${'y'.repeat(10_000)}, ${Array(200).fill('*x').join(', ')}]`,
      'merge keys': `about: x\na: &a\n${Array.from({length: 200}, (_, i) => `  k${i}: v\n`).join('')}faq:\n${'  - <<: *a\n    q: Q?\n'.repeat(100)}`,
      'merge keys in a list': `about: x\na: &a {${Array.from({length: 200}, (_, i) => `k${i}: v`).join(', ')}}\nfaq:\n${'  - <<: [*a, *a]\n    q: Q?\n'.repeat(50)}`,
    };
    const chain = (levels, write) =>
      `about: x\na0: &a0 [x]\n${Array.from({length: levels}, (_, i) => `a${i + 1}: &a${i + 1} ${write(`*a${i}`)}\n`).join('')}`;
    Object.assign(refused, {
      'a chain': chain(140, alias => `[${alias}]`),
      'merge keys that change nothing': `x: &x {${Array.from({length: 100}, (_, i) => `k${i}: v`).join(', ')}}\nabout: {<<: [${Array(100).fill('*x').join(', ')}]}`,
      'one text too many': `x: &x y\nabout:\n${'  - *x\n'.repeat(10_001)}`,
    });
    const large = share(Object.entries(refused), 2);
    for (const [i, said] of (await readAll(large.map(([, text]) => text))).entries())
      assert.match(
        String(said),
        /^The YAML aliases in a\.md repeat more than 10,000 values/,
        large[i][0],
      );
    const read = [
      `x: &x y\nfaq: [{q: Q?}]\nabout:\n${'  - *x\n'.repeat(10_000)}`,
      `${chain(139, alias => `[${alias}]`)}faq: [{q: Q?}]`,
      // Texts that only resemble aliases do not count.
      `x: &x y\nz: *x\nfaq:\n${'  - q: "*Q?*"\n    a: |\n      *A*  # <<: *x\n'.repeat(6000)}`,
      `x: &x {q: Q?}\ny: &y {a: A}\nfaq:\n  - <<: *x\n    <<: *y\n\n    # c\n`,
      `faq:\n  - &a {q: Q?, a: A}\n${'  - *a\n'.repeat(100)}`,
      `x: &x {a: Yes.}\nfaq:\n${Array.from({length: 100}, (_, i) => `  - <<: *x\n    q: Q${i}?\n`).join('')}`,
    ];
    assert.deepEqual(await readAll(read), [1, 1, 6000, 1, 101, 100]);
    // PHP crashes when it frees a value this deep. Each text runs alone, because the others take memory.
    const wrapped = alias => `[[[[[[[${alias}]]]]]]]`;
    assert.match((await readAll([chain(6000, wrapped)]))[0], /repeat more than 10,000 values/);
    assert.match((await readAll([chain(20_000, wrapped)]))[0], /more than 50,000 values/);
    const circle = `about: x\na: &a\n  - *a\nfaq: *a`;
    assert.match((await readAll([circle]))[0], /not valid YAML.*Circular/);
    const hiddenKeys = ['{"\\x3c<": *x}', '{"\\x3c<": [*x]}', '\n  "\\x3c<": *x', '{<<: y}'];
    for (const hidden of share(hiddenKeys, 3))
      assert.match(
        (await readAll([`x: &x {k: v}\nabout: ${hidden}`]))[0],
        /not valid YAML.*merge key/i,
      );
  });

  it('reports which document has too many questions or levels', async () => {
    const [many, deep] = await readAll([
      `faq:\n${'  - q: Q?\n'.repeat(10_001)}`,
      `about: x\nfaq: ${'['.repeat(65)}${']'.repeat(65)}`,
    ]);
    assert.match(many, /^a\.md has more than 10,000 questions/);
    assert.match(deep, /^a\.md nests lists and keys more than 64 levels deep/);
  });

  itInFull('reads as many questions as the limit allows', async () => {
    assert.deepEqual(await readAll([`faq:\n${'  - q: Q?\n'.repeat(10_000)}`]), [10_000]);
  });

  itInFull(
    'renders a long document in several requests, and meanwhile shows the finished part',
    async () => {
      const count = 10_000;
      const entries = Array.from({length: count}, (_, i) => {
        const topic = i % 700 ? '' : `, topic: Topic ${i}`;
        return `  - {q: Question ${i}?${topic}, a: "[*A*](/${i}), _more_.\\n\\n- b\\n- \`c\`"}\n`;
      });
      const src = documents().serve('/long.md', `faq:\n${entries.join('')}`);
      const path = await publish(site(), `[welearn_faq src="${src}"]`);
      const visit = async () => (await fetch(site().url + path)).text();
      const questions = html => html.split('</details>').length - 1;
      // One request of WordPress itself, such as every page makes to `wp-cron.php`.
      const runTasks = () => fetch(`${site().url}/wp-cron.php?doing_wp_cron`);
      const state = () =>
        site().php(`
        global $wpdb;
        $part = $wpdb->get_var( "SELECT option_value FROM {$wpdb->options} WHERE option_name LIKE '_transient_welearn_part_%'" );
        $part = $part ? unserialize( $part ) : null;
        $list = array_values( array_filter( array_map( fn( $events ) => $events['welearn_elements_render'] ?? null, array_filter( _get_cron_array(), 'is_array' ) ) ) );
        return array( 'next' => $part['next'] ?? null, 'bytes' => strlen( $part['html'] ?? '' ), 'tasks' => count( $list ) );`);

      // Saving the page renders the first part.
      const {next: saved} = await state();
      const first = await visit();
      assert.ok(questions(first) > saved && questions(first) < count, String(questions(first)));
      assert.equal(questions(first), first.split('<details').length - 1);
      assert.match(first, /<welearn-faq [^>]*src="[^"]+url=[^"]+"/);
      assert.match(
        first,
        new RegExp(`<p><a href="${src}">Questions and answers</a></p></welearn-faq>`),
      );
      assert.doesNotMatch(first, /still being prepared/);

      const seen = await rendered(site(), `[welearn_faq src="${src}"]`, 'editor');
      assert.match(seen, /still being prepared: .* see [\d,]+ of 10,000 questions/);

      const ends = [0, saved, questions(first)];
      for (let runs = 0; runs < 30; runs++) {
        const {next, tasks} = await state();
        if (next === null) break;
        assert.equal(tasks, 1);
        if (next !== ends.at(-1)) ends.push(next);
        // Visits and tasks alternate.
        if (runs % 2) await visit();
        else await runTasks();
      }
      ends.push(count);
      assert.deepEqual(await state(), {next: null, bytes: 0, tasks: 0});
      const [most, budget, whole] = await site().php(`
      $document = WelearnElements\\Document::grouped( WelearnElements\\Document::merge( array( WelearnElements\\Document::read( WelearnElements\\Cache::peek( ${phpText(src)} )['text'], 'a.md' ) + array( 'base' => ${phpText(src)} ) ) ) );
      $content  = new WelearnElements\\Content( array() );
      $most     = 0;
      foreach ( array( ${ends.join(', ')} ) as $i => $end ) {
        if ( $i ) { $most = max( $most, array_sum( array_map( array( $content, 'work' ), array_slice( $document['faq'], $last, $end - $last ) ) ) ); }
        $last = $end;
      }
      return array( $most, WelearnElements\\Rendering::BUDGET, $content->faq( $document, 0, ${count} ) );`);
      assert.ok(ends.length > 5, ends.join(' '));
      assert.ok(most <= budget, `${most} of ${budget}`);
      const last = await visit();
      assert.equal(questions(last), count);
      assert.ok(last.includes(`>${whole}</welearn-faq>`));
    },
  );

  it('shows with JavaScript a complete document that is only partly rendered', async () => {
    const answer = `"${'[*a*](/b) '.repeat(300)}"`;
    const text = `faq:\n${Array.from({length: 80}, (_, i) => `  - {q: Question ${i}?, a: ${answer}}\n`).join('')}`;
    const src = documents().serve('/heavy.md', text);
    const path = await publish(site(), `[welearn_faq src="${src}"]`);
    const inBlock = await publish(site(), block('faq', {text: encodeURIComponent(text)}));
    for (const address of [path, inBlock]) {
      const page = await openPage(browser());
      const response = await page.goto(site().url + address, {waitUntil: 'domcontentloaded'});
      const html = await response.text();
      const sent = html.split('</details>').length - 1;
      assert.ok(sent > 0 && sent < 80, `${sent} questions`);
      // Without JavaScript, the content after the questions is visible.
      const [, said] = /<\/details><p>(.*)<\/p><\/welearn-faq>/.exec(html);
      if (address === path) assert.equal(said, `<a href="${src}">Questions and answers</a>`);
      else assert.match(said, /Reload this page/);
      await untilIn(page, () => {
        const {shadowRoot, document: whole} = document.querySelector('welearn-faq');
        return whole?.faq.length === 80 && shadowRoot.textContent.includes('Question 79?');
      });
      const isSeen = await page.$eval('welearn-faq > p', link => link.checkVisibility());
      assert.equal(isSeen, false);
      await page.browserContext().close();
    }
  });

  it('stops retrying work that the server never finishes', async () => {
    const src = documents().serve('/endless.md', 'faq:\n  - q: Endless?\n    a: Yes.\n');
    await rendered(site(), block('faq', {src}));
    const [tries, seen] = await site().php(`
      $tries = 0;
      for ( $i = 0; $i < 5; $i++ ) {
        try {
          WelearnElements\\Rendering::attempt( 'endless', function () use ( &$tries ) { ++$tries; throw new ErrorException( 'The server ends it' ); } );
        } catch ( ErrorException $end ) {}
          catch ( OverflowException $given_up ) {}
        $key   = $GLOBALS['wpdb']->get_var( "SELECT option_name FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '_transient_welearn_begun_%'" );
        $name  = substr( $key, strlen( '_transient_' ) );
        // A minute later.
        set_transient( $name, array_map( fn( $time ) => $time - 61, get_transient( $name ) ), HOUR_IN_SECONDS );
      }
      delete_transient( $name );
      return array( $tries, WelearnElements\\Rendering::attempt( 'endless', fn() => 'at last' ) );`);
    assert.equal(tries, 3);
    assert.equal(seen, 'at last');
  });

  itInFull('reads Markdown in linear time', async () => {
    const patterns = [
      ...[
        '*a ',
        '**a _b ',
        '[',
        '[a](',
        '![a',
        '`a``',
        '`',
        '> ',
        '- ',
        '- a\n',
        '1. a\n\n',
        '~~a ',
      ],
      ...[
        'a\n',
        'ä*b ',
        '[a]: b\n',
        '[a\n',
        '|a\n',
        '|a|b|\n|-|-|\n',
        'http://a.b ',
        'a@b.c ',
        '&#1;',
      ],
    ];
    // Processor time of one run, independent of other load.
    const growth = await site().php(`
      $cost = function ( $text ) {
        $least = INF;
        for ( $i = 0; $i < ${isFull ? 3 : 1}; $i++ ) {
          $start = getrusage();
          WelearnElements\\Markdown::html( $text, 'https://library.example/', 2 );
          $end   = getrusage();
          $least = min( $least, ( $end['ru_utime.tv_sec'] - $start['ru_utime.tv_sec'] ) * 1e6 + $end['ru_utime.tv_usec'] - $start['ru_utime.tv_usec'] );
        }
        return max( 1, $least );
      };
      return array_map( function ( $pattern ) use ( $cost ) {
        $times = 6000 / strlen( $pattern );
        // A busy machine disturbs one comparison, not each of them.
        for ( $try = 0, $ratio = INF; $try < 5 && $ratio > 15; $try++ ) {
          $whole = $cost( str_repeat( $pattern, 6 * $times ) );
          // Short times are measured too coarsely to be compared.
          $ratio = $whole < 20000 ? 6 : min( $ratio, $whole / $cost( str_repeat( $pattern, $times ) ) );
        }
        return $ratio;
      }, json_decode( ${phpText(JSON.stringify(patterns))} ) );`);
    const steep = patterns.filter((_, i) => growth[i] > 15);
    assert.deepEqual(steep, [], growth.map(times => times.toFixed(1)).join(' '));
  });

  it('reads Markdown up to a limit, shows the rest as written, and tells editors', async () => {
    const links = 100_000;
    const [html, seen, hidden] = await site().php(`
      ini_set( 'memory_limit', '256M' );
      $text  = str_repeat( '[a](b) ', ${links} );
      $block = '<!-- wp:welearn/about ' . wp_json_encode( array( 'text' => rawurlencode( wp_json_encode( array( 'about' => $text ) ) ) ) ) . ' /-->';
      $html  = WelearnElements\\Markdown::html( $text, 'https://library.example/', 2 );
      $hidden = do_blocks( $block );
      wp_set_current_user( get_user_by( 'login', 'editor' )->ID );
      return array( array( substr( $html, 0, 60 ), substr( $html, -30 ), substr_count( $html, '>a</a>' ), substr_count( $html, '&lsqb;a](b)' ) ), substr( do_blocks( $block ), -800 ), substr( $hidden, -800 ) );`);
    const [start, end, read, written] = html;
    assert.match(start, /^<p><a href="https:\/\/library\.example\/b" rel="noopener">a<\/a>/);
    assert.match(end, /&lsqb;a\]\(b\)<\/p>$/);
    assert.equal(read, 19_999);
    assert.equal(read + written, links);
    assert.match(seen, /more than 20,000 lines and Markdown characters/);
    assert.doesNotMatch(hidden, /Markdown characters/);
  });

  it('breaks the cycle of a page that fetches itself', async () => {
    // Stands for the site's own server, which renders the page for each request.
    const server = `
      $asked = 0; $sent = array();
      add_filter( 'pre_http_request', function ( $answer, $request, $url ) use ( &$asked, &$sent ) {
        $mark   = $request['headers']['X-Welearn-Elements'] ?? null;
        $sent[] = null !== $mark;
        if ( ++$asked > 5 ) { return new WP_Error( 'circle', 'a circle' ); }
        if ( $mark ) { $_SERVER['HTTP_X_WELEARN_ELEMENTS'] = $mark; }
        $html = do_shortcode( '[welearn_faq src="' . $url . '&amp;again=' . $asked . '"]' );
        unset( $_SERVER['HTTP_X_WELEARN_ELEMENTS'] );
        return array( 'headers' => array(), 'body' => "<!doctype html>$html", 'response' => array( 'code' => 200 ) );
      }, 10, 3 );`;
    const asked = await site().php(`${server}
      do_shortcode( '[welearn_faq src="' . home_url( '/?p=1&amp;circle' ) . '"]' );
      return $asked;`);
    assert.equal(asked, 1);
    const marks = await site().php(`${server}
      foreach ( array( home_url( '/?p=1&marks' ), 'https://93.184.215.14/a.md' ) as $url ) {
        try { WelearnElements\\Fetcher::get( $url ); } catch ( DomainException $page ) {}
        $asked = 9;
      }
      $_SERVER['HTTP_X_WELEARN_ELEMENTS'] = 'anything else';
      return array( ...$sent, WelearnElements\\Fetcher::is_asked_by_us() );`);
    assert.deepEqual(
      marks,
      [true, false, false],
      'no other site gets the token, which nobody can guess',
    );
  });

  const visitAs = async (n, url) => (await fetch(`${url}&visitor=${n}`)).text();
  /**
   * Waits until a numbered visitor requests a document, or notices another's request: see
   * site/mu-plugin.php.
   */
  const come = async n => {
    const marks = join(site().root, 'wp-content/visitors.txt');
    const numbers = () => (existsSync(marks) && readFileSync(marks, 'utf8').match(/^\d+/gm)) || [];
    for (let tries = 0; !numbers().includes(String(n)); tries++) {
      assert.ok(tries < 3000, `Of the visitors only these arrived: ${numbers()}`);
      await wait(50);
    }
  };

  it('fetches a document once for concurrent visitors, without delaying a page', async () => {
    let release;
    const until = new Promise(resolve => (release = resolve));
    const body = 'faq:\n  - q: At once?\n    a: Yes.\n';
    const src = documents().serve('/at-once.md', body);
    const path = await publish(site(), `[welearn_faq src="${src}"]`);
    // Saving the page has fetched it: as if that were a month ago.
    await site().php(`return delete_transient( 'welearn_doc_' . md5( ${phpText(src)} ) );`);
    documents().serve('/at-once.md', {body, until});
    const before = documents().requests.length;
    const asked = () =>
      documents()
        .requests.slice(before)
        .filter(url => url === '/at-once.md').length;
    const visit = (n, url = site().url + path) => visitAs(n, url);
    const first = visit(1);
    await come(1);
    const second = await visit(2);
    const [, copy, link] = /<welearn-faq [^>]*src="([^"]+)"[^>]*><p><a href="([^"]+)"/.exec(second);
    assert.equal(link, src);
    const third = visit(3, copy.replaceAll('&#038;', '&').replaceAll('&amp;', '&'));
    await come(3);
    release();
    assert.match(await first, /<summary>At once\?/);
    assert.equal(await third, body, 'the element gets the copy');
    assert.match(await visit(4), /<summary>At once\?/);
    assert.equal(asked(), 1);
  });

  it('shows an old copy at once while another visitor’s request fetches the document', async () => {
    let release;
    const until = new Promise(resolve => (release = resolve));
    const text = question => `faq:\n  - q: ${question}\n    a: Yes.\n`;
    const src = documents().serve('/old.md', text('Old?'));
    const path = site().url + (await publish(site(), `[welearn_faq src="${src}"]`));
    assert.match(await visitAs(10, path), /<summary>Old\?/);
    // Older than a day, so that a page fetches the document again.
    await site().php(`
      $name = 'welearn_doc_' . md5( ${phpText(src)} );
      $copy = get_transient( $name );
      return set_transient( $name, array( 'time' => time() - DAY_IN_SECONDS - 1 ) + $copy, DAY_IN_SECONDS );`);
    documents().serve('/old.md', {body: text('New?'), until});
    let isHeld = true;
    const first = visitAs(11, path).finally(() => (isHeld = false));
    await come(11);
    assert.match(await visitAs(12, path), /<summary>Old\?/);
    assert.ok(isHeld, 'the second visitor has not waited for the first');
    release();
    assert.match(await first, /<summary>New\?/);
    assert.match(await visitAs(13, path), /<summary>New\?/);
    assert.equal(documents().requests.filter(url => url === '/old.md').length, 2);
  });

  it('parses a document once, not at every view', async () => {
    const long = `"${'[*a*](/b) '.repeat(300)}"`;
    const texts = {
      'a document': 'faq:\n  - q: Once?\n    a: Yes.\n',
      'a document with a mistake': 'faq:\n  - q: Once: or twice?\n',
      'a document that takes several requests': `faq:\n${Array.from({length: 40}, (_, i) => `  - {q: Question ${i}?, a: ${long}}\n`).join('')}`,
    };
    const seen = await site().php(`
      wp_set_current_user( get_user_by( 'login', 'editor' )->ID );
      class_exists( WelearnElements\\Yaml::class );
      $values = new ReflectionProperty( WelearnElements\\Vendor\\Symfony\\Component\\Yaml\\Inline::class, 'values' );
      return array_map( function ( $text ) use ( $values ) {
        $show  = fn() => do_blocks( '<!-- wp:welearn/faq ' . wp_json_encode( array( 'text' => rawurlencode( $text ) ) ) . ' /-->' );
        $first = $show();
        // Counted from here: nothing is read.
        $values->setValue( null, -1 );
        $again = $show();
        return array( $values->getValue(), $first, $again );
      }, json_decode( ${phpText(JSON.stringify(Object.values(texts)))} ) );`);
    for (const [i, name] of Object.keys(texts).entries()) {
      const [values, first, again] = seen[i];
      assert.equal(values, -1, name);
      assert.match(first, /Once\?|Check line 2|Question 0\?/, name);
      assert.match(again, /Once\?|Check line 2|Question 0\?/, name);
    }
  });

  it('counts the text that placeholders add, and the questions of several documents', async () => {
    const [filled, usual, many, few] = await site().php(`
      ini_set( 'memory_limit', '192M' );
      wp_set_current_user( get_user_by( 'login', 'editor' )->ID );
      // Nothing is kept, because the test's database takes more memory than the plugin.
      wp_using_ext_object_cache( true );
      $spent = new ReflectionProperty( WelearnElements\\Rendering::class, 'spent' );
      $spent->setAccessible( true );
      $show = function ( $name, $values ) use ( $spent ) {
        // As in a request of its own.
        $spent->setValue( null, 0 );
        return do_blocks( "<!-- wp:welearn/$name " . serialize_block_attributes( $values ) . ' /-->' );
      };
      $fill = fn( $count, $text ) => $show( 'about', array( 'text' => rawurlencode( wp_json_encode( array( 'about' => str_repeat( '[X] ', $count ) ) ) ), 'placeholders' => "X=$text" ) );
      $cut  = fn( $html ) => array( substr( $html, 0, 400 ), substr( $html, -700 ), substr_count( $html, '<details>' ) );
      $asked = 0;
      add_filter( 'pre_http_request', function () use ( &$asked ) {
        ++$asked;
        $body = wp_json_encode( array( 'faq' => array_map( fn( $i ) => array( 'q' => "Question $asked-$i?", 'a' => 'Yes.' ), range( 1, 9999 ) ) ) );
        return array( 'headers' => array(), 'body' => $body, 'response' => array( 'code' => 200 ) );
      } );
      $ask = fn( $from, $to ) => $show( 'faq', array( 'src' => implode( ' ', array_map( fn( $i ) => home_url( "/many-$i.json" ), range( $from, $to ) ) ) ) );
      return array_map( $cut, array( $fill( 200000, str_repeat( 'y', 4900 ) ), $fill( 200, str_repeat( 'y', 4900 ) ), $ask( 1, 4 )${isFull ? ', $ask( 5, 7 )' : ''} ) );`);
    assert.match(filled[0], /<p>&lsqb;X\] &lsqb;X\]/);
    assert.match(filled[1], /placeholders of this document would add more than 1 MB/);
    assert.match(usual[0], /<p>y{300}/);
    assert.doesNotMatch(usual[1], /would add/);
    assert.match(many[0], /<welearn-faq [^>]*src="[^"]+many-1\.json/);
    assert.match(many[1], /too long to be prepared together/);
    assert.equal(many[2], 0);
    if (!isFull) return;
    assert.ok(few[2] > 0);
    assert.doesNotMatch(few[1], /too long to be prepared together/);
  });

  it('limits the elements and table cells that a browser creates', async () => {
    // A browser reopens only three of the same tag, but these differ.
    const open = Array.from({length: 40}, (_, i) => `<b title=${i}>`).join('');
    const texts = [
      `<ul><li>${open}${'<li>x'.repeat(4000)}`,
      `<dl><dd>${open}${'<dt>x<dd>y'.repeat(2000)}`,
      `<p>${open}<table>${'x<tr>'.repeat(4000)}</table>`,
      `<table><tr>${'<td colspan=1000 rowspan=65534>x</td>'.repeat(100)}</table>`,
      `<table><tr>${'<td rowspan=0 colspan=30>x</td>'.repeat(100)}</table>`,
    ];
    const usual = [
      `${'<p><b>a <i>b <code>c</code></i></b></p>'.repeat(1000)}`,
      '<table><tr><td colspan=2 rowspan=3>x</table>',
    ];
    const printed = await site().php(`
      return array_map( fn( $text ) => WelearnElements\\Markdown::html( $text, 'https://library.example/', 2 ), json_decode( ${phpText(JSON.stringify([...texts, ...usual]))} ) );`);
    const page = await browser().newPage();
    const found = await page.evaluate(
      list =>
        list.map(html => {
          const {body} = new DOMParser().parseFromString(html, 'text/html');
          const cells = [...body.querySelectorAll('td')];
          const places = cells.map(({colSpan, rowSpan}) => colSpan * (rowSpan || 50_000));
          return [body.querySelectorAll('*').length, places.reduce((sum, n) => sum + n, 0)];
        }),
      printed,
    );
    await page.close();
    for (const [i, [elements, places]] of found.slice(0, texts.length).entries()) {
      assert.ok(elements < texts[i].length, `${texts[i].slice(0, 60)}…: ${elements} elements`);
      assert.ok(places < 60_000, `${texts[i].slice(0, 60)}…: ${places} places`);
    }
    assert.deepEqual(found.slice(texts.length), [
      [4000, 0],
      [4, 6],
    ]);
  });

  it('remembers a limited number of failed addresses, for a limited time', async () => {
    const [rows, longest, first, last] = await site().php(`
      global $wpdb;
      add_filter( 'pre_http_request', fn() => array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => 404 ) ) );
      $count = fn() => count( array_filter( $wpdb->get_col( "SELECT option_value FROM {$wpdb->options} WHERE option_name LIKE '_transient_welearn_doc_%'" ), fn( $copy ) => null === unserialize( $copy )['text'] ) );
      for ( $i = 0; $i < 120; $i++ ) { WelearnElements\\Cache::get( home_url( "/none-$i.md" ) ); }
      $longest = $wpdb->get_var( "SELECT MAX( option_value ) FROM {$wpdb->options} WHERE option_name LIKE '_transient_timeout_welearn_failed'" );
      return array( $count(), $longest - time(), WelearnElements\\Cache::peek( home_url( '/none-0.md' ) ), WelearnElements\\Cache::peek( home_url( '/none-119.md' ) )['error'] );`);
    assert.ok(rows <= 100, `${rows} rows`);
    assert.ok(longest <= 7200);
    assert.equal(first, null);
    assert.match(last, /404/);
  });
}
