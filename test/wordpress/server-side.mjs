import assert from 'node:assert/strict';
import {it} from 'node:test';
import {parseFragment, serialize} from 'parse5';
import {block, phpText, publish, rendered} from './plugin.mjs';

/** The work of the server, without a browser. */
export function serverSide(get) {
  const {site, documents} = get;
  const DOCUMENT = `---
title: About us
about: We learn **together**. See [more](more.html).
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing.
  - q: Who can come?
    a: Everyone.
---
`;

  it('prints the document inside the element, for crawlers and without JavaScript', async () => {
    const src = documents().serve('/about.md', DOCUMENT);
    const html = await rendered(
      site(),
      `[welearn_about src="${src}"]\n\n[welearn_faq src="${src}" searchable]`,
    );
    assert.match(html, /<welearn-about[^>]*>\s*<h2>About us<\/h2>/);
    assert.match(html, new RegExp(`<a href="${new URL('/more.html', src)}"`));
    assert.match(html, /<welearn-faq[^>]* searchable>\s*<h2>Questions<\/h2>/);
    assert.match(
      html,
      /<details><summary>What does it cost\?<\/summary>\s*<p>Nothing\.<\/p><\/details>/,
    );
    assert.doesNotMatch(html, /welearn-notes/);
  });

  const forgiven = {
    'curly quotes': src => `[welearn_faq src=”${src}” heading=„Our big questions“ searchable]`,
    'quotes of another language': src =>
      `[welearn_faq src=«${src}» heading="Our big questions" ”searchable”]`,
    'entities and spaces': src =>
      `[welearn_faq src = " ${src}&amp;b=2 " heading='Our big questions ' searchable="searchable" ]`,
    'no-break spaces': src =>
      `[welearn_faq\u00a0src="${src}\u00a0"\u00a0heading="Our big questions" searchable,]`,
    'spaces as entities': src =>
      `[welearn_faq&nbsp;src="${src}"&nbsp;heading="Our big questions"&nbsp;searchable]`,
    'a link in place of the address': src =>
      `<p class="wp-block-paragraph">[welearn_faq src="<a href="${src}&amp;b=2">${src}&amp;b=2</a>" heading="Our big questions" searchable]</p>`,
    'a link, and curly quotes': src =>
      `[welearn_faq src=&#8221;<a href="${src}">${src}</a>&#8221; heading=„Our big questions“ searchable]`,
    'several lines': src => `[welearn_faq\nsrc="${src}"\nheading="Our big questions"\nsearchable]`,
  };
  it('accepts in a shortcode what editors leave of it', async () => {
    const src = documents().serve('/q.md?a=1', DOCUMENT);
    documents().serve('/q.md?a=1&b=2', DOCUMENT);
    const contents = Object.values(forgiven).map(write => write(src));
    const pages = await site().php(`
      wp_set_current_user( get_user_by( 'login', 'editor' )->ID );
      return array_map( fn( $content ) => apply_filters( 'the_content', $content ), json_decode( ${phpText(JSON.stringify(contents))} ) );`);
    for (const [i, name] of Object.keys(forgiven).entries()) {
      assert.match(pages[i], /<welearn-faq[^>]* searchable>\s*<h2>Our big questions<\/h2>/, name);
      assert.doesNotMatch(pages[i], /welearn-notes/, name);
    }
  });

  const FAQ =
    /<welearn-faq class="welearn-element[^>]*><h2>Questions<\/h2><span[^>]*><\/span><details><summary>What does it cost\?<\/summary><p>Nothing\.<\/p><\/details><span[^>]*><\/span><details>.*?<\/details><\/welearn-faq>/g;
  /** The page as a browser reads it, with FAQ for each whole one. */
  const asRead = html =>
    serialize(parseFragment(html))
      .replace(/\n+/g, '')
      .replace(FAQ, 'FAQ')
      .replace(/ class="[^"]*"/g, '');

  /** Contents with a shortcode in some place, and how browsers read the page. */
  const places = {
    '<!-- wp:paragraph --><p class="wp-block-paragraph">CODE</p><!-- /wp:paragraph -->': 'FAQ',
    '<!-- wp:paragraph --><p>Ask: CODE or<br>write.</p><!-- /wp:paragraph -->':
      '<p>Ask: </p>FAQ<p>or<br>write.</p>',
    '<!-- wp:shortcode -->\nText\nCODE\n<!-- /wp:shortcode -->': '<p>Text</p>FAQ',
    '<!-- wp:heading --><h2 class="wp-block-heading">CODE</h2><!-- /wp:heading -->': 'FAQ',
    '<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>One CODE</li><!-- /wp:list-item --></ul><!-- /wp:list -->':
      '<ul><li>One FAQ</li></ul>',
    '<!-- wp:quote --><blockquote class="wp-block-quote"><!-- wp:paragraph --><p>CODE</p><!-- /wp:paragraph --></blockquote><!-- /wp:quote -->':
      '<blockquote>FAQ</blockquote>',
    '<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>CODE</td></tr></tbody></table></figure><!-- /wp:table -->':
      '<figure><table><tbody><tr><td>FAQ</td></tr></tbody></table></figure>',
    'Above\nCODE\nbelow': '<p>Above</p>FAQ<p>below</p>',
    'Above CODE below': '<p>Above </p>FAQ<p>below</p>',
    'CODE\nCODE': 'FAQFAQ',
    'CODE CODE\n\nBelow': 'FAQFAQ<p>Below</p>',
    '[box]\nAbove\n\nCODE below\n[/box]': /Above.*FAQ<p>below/,
    '[note]CODE or write[/note]': /^(<p><\/p>)?FAQ<p>or write<\/p>/,
  };

  it('shows the FAQ wherever the shortcode stands, and the text around in its paragraphs', async () => {
    const src = documents().serve('/about.md', DOCUMENT);
    const code = `[welearn_faq src="${src}"]`;
    const contents = Object.keys(places).map(content => content.replaceAll('CODE', code));
    const [pages, around] = await site().php(`
      require_once ABSPATH . 'wp-admin/includes/widgets.php';
      add_shortcode( 'note', fn( $atts, $content ) => '<p class="note">' . do_shortcode( $content ) . '</p>' );
      add_shortcode( 'box', fn( $atts, $content ) => '<div>' . do_shortcode( $content ) . '</div>' );
      $code   = '${code}';
      $pages  = array_map( fn( $content ) => apply_filters( 'the_content', $content ), json_decode( ${phpText(JSON.stringify(contents))} ) );
      $widget = function ( $class, $instance ) {
        ob_start();
        the_widget( $class, $instance, array( 'before_widget' => '', 'after_widget' => '' ) );
        return ob_get_clean();
      };
      $_wp_current_template_content = "<!-- wp:shortcode -->Above\n\n$code<!-- /wp:shortcode --><!-- wp:paragraph --><p>B $code</p><!-- /wp:paragraph -->";
      $GLOBALS['_wp_current_template_content'] = $_wp_current_template_content;
      return array( $pages, array(
        $widget( 'WP_Widget_Block', array( 'content' => "<!-- wp:shortcode -->\n$code\n<!-- /wp:shortcode -->" ) ),
        $widget( 'WP_Widget_Text', array( 'text' => "A $code B", 'filter' => true, 'visual' => true ) ),
        $widget( 'WP_Widget_Text', array( 'text' => "A $code B", 'filter' => true ) ),
        apply_filters( 'the_excerpt', "A $code" ),
        get_the_block_template_html(),
      ) );`);
    for (const [i, [content, wanted]] of Object.entries(places).entries()) {
      if (wanted instanceof RegExp) assert.match(asRead(pages[i]), wanted, content);
      else assert.equal(asRead(pages[i]), wanted, content);
    }
    const inBoxes = around.map(html => asRead(html).replace(/\s*<\/?div[^>]*>\s*/g, ''));
    assert.deepEqual(inBoxes, [
      'FAQ',
      '<p>A </p>FAQ<p> B</p>',
      '<p>A </p>FAQ<p> B</p>',
      '<p>A </p>FAQ',
      '<p>Above</p>FAQ<p>B </p>FAQ',
    ]);
  });

  const explained = {
    '[welearn_faq scr="x"]': /Unknown attribute “scr”\. Did you mean “src”/,
    '[welearn_faq url="x"]': /Did you mean “src”/,
    '[welearn_faq src="SRC" copylinks]': /Did you mean “copy-links”/,
    '[welearn_about src="SRC" expand="all"]': /Unknown attribute “expand”/,
    '[welearn_faq src="SRC" expand="some"]': /expand: unknown value “some”.*all, first, none/,
    '[welearn_faq src="SRC" placeholders="German"]': /placeholders: “German” cannot be read/,
    '[welearn_faq src="SRC" lang="e!"]': /not a language tag/,
    '[welearn_faq]': /No document yet/,
    '[welearn_faq src="PAGE"]': /is a web page \(HTML\).*“Raw”/,
    '[welearn_faq src="BROKEN"]': /not valid YAML\. Check line 3/,
    '[welearn_faq src="EMPTY"]': /no questions/,
    '[welearn_faq src="MISSING"]': /status 404.*no document at this address/,
    '[welearn_faq src="LARGE"]': /larger than 1 MB/,
    '[welearn_faq src="LOOP"]': /redirects too often/,
    '[welearn_faq src="http://10.0.0.1/a.md"]': /not a public address|private network/,
    '[welearn_faq src="http://192.168.1.1/a.md"]': /not a public address|private network/,
    '[welearn_faq src="http://169.254.169.254/latest/meta-data"]':
      /not a public address|private network/,
    '[welearn_faq src="http://2130706433/a.md"]': /not a public address|private network/,
    '[welearn_faq src="http://0.0.0.0/a.md"]': /not a public address|private network/,
    '[welearn_faq src="http://localhost/a.md"]': /not a public address|private network/,
    '[welearn_faq src="http://127.0.0.1:8080/a.md"]': /private network/,
    '[welearn_faq src="file:///etc/passwd"]': /not a public address/,
    '[welearn_faq src="https://no-such-library.invalid/a.md"]':
      /no server named “no-such-library\.invalid”/,
    '[welearn_faq src="INWARD"]': /10\.0\.0\.1.*(not a public address|private network)/,
  };
  it('explains errors to editors, and shows visitors none', async () => {
    const {serve, url} = documents();
    const places = {
      SRC: serve('/about.md', DOCUMENT),
      PAGE: serve('/page', '<!doctype html><title>A</title>'),
      BROKEN: serve('/broken.md', '---\nfaq:\n  - q: Hours: when?\n---\n'),
      EMPTY: serve('/empty.md', '---\ntitle: A\n---\n'),
      MISSING: `${url}/none.md`,
      LARGE: serve('/large.md', `${DOCUMENT}${'x'.repeat(1_400_000)}`),
      LOOP: serve('/loop', {status: 302, headers: {location: '/loop'}}),
      INWARD: serve('/inward', {status: 302, headers: {location: 'http://10.0.0.1/a.md'}}),
    };
    const fill = text => text.replace(/\b[A-Z]{3,}\b/g, name => places[name] ?? name);
    const codes = Object.keys(explained).map(fill);
    const [seen, hidden] = await site().php(`
      $codes = json_decode( ${phpText(JSON.stringify(codes))} );
      $see   = fn( $code ) => html_entity_decode( do_shortcode( $code ), ENT_QUOTES | ENT_HTML5 );
      $hidden = array_map( $see, $codes );
      wp_set_current_user( get_user_by( 'login', 'contributor' )->ID );
      return array( array_map( $see, $codes ), $hidden );`);
    for (const [i, pattern] of Object.values(explained).entries()) {
      assert.match(seen[i], pattern, codes[i]);
      assert.match(seen[i], /only you and other editors see this/);
      assert.doesNotMatch(hidden[i], /welearn-notes|attribute|YAML|address/i, codes[i]);
    }
    assert.ok(!documents().requests.includes('/a.md'));
    const six = await rendered(site(), block('faq', {src: 'http://[::1]:8080/a.md'}), 'author');
    assert.match(six, /not a public address/);
  });

  it('refuses private addresses itself, because older versions of WordPress miss some', async () => {
    const secret = [
      '10.0.0.1 127.0.0.1 0.0.0.0 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 198.18.0.1 224.0.0.1',
      // Clouds and documentation use these.
      '192.0.0.192 192.0.2.1 192.88.99.1 198.51.100.1 203.0.113.1 240.0.0.1 255.255.255.255',
      '::1 :: fd00::1 fe80::1 fec0::1 ff02::1 100::1 5f00::1 2001:db8::1 3fff::1',
      // IPv4 inside IPv6, in several spellings.
      '::ffff:10.0.0.1 0:0:0:0:0:FFFF:a00:1 ::10.0.0.1 ::a00:1 64:ff9b::a00:1 0064:ff9b::a00:1 64:ff9b:1::1 2002:a00:1:: 2001::1',
    ].join(' ');
    const open =
      '93.184.215.14 100.128.0.1 192.0.1.1 198.20.0.1 172.32.0.1 2001:4860:4860::8888 2606:4700::1 2a00::1';
    const [secrets, opens, note] = await site().php(`
      $is = fn( $list ) => array_map( array( 'WelearnElements\\Fetcher', 'is_public' ), explode( ' ', $list ) );
      $n  = 0;
      add_filter( 'http_request_host_is_external', function () use ( &$n ) { return 0 === $n++; } );
      try { WelearnElements\\Fetcher::get( 'http://10.0.0.1/a.md' ); } catch ( DomainException $refused ) { $note = $refused->getMessage(); }
      return array( $is( '${secret}' ), $is( '${open}' ), $note );`);
    assert.deepEqual([...new Set(secrets)], [false]);
    assert.deepEqual([...new Set(opens)], [true]);
    assert.match(note, /private network/);
  });

  it('fetches a document once, shows the copy while a task renews it, and keeps it after failures', async () => {
    const src = documents().serve('/kept.md', 'faq:\n  - q: Old?\n    a: Yes.\n');
    const asked = () => documents().requests.filter(path => path === '/kept.md').length;
    const show = () => rendered(site(), `[welearn_faq src="${src}"]`);
    assert.match(await show(), /Old\?/);
    assert.match(await show(), /Old\?/);
    assert.equal(asked(), 1);

    documents().serve('/kept.md', 'faq:\n  - q: New?\n    a: Yes.\n');
    const age = seconds =>
      site().php(
        `$n = 'welearn_doc_' . md5( '${src}' ); $c = get_transient( $n ); $c['time'] -= ${seconds}; return set_transient( $n, $c );`,
      );
    const tasks = () =>
      site().php(
        `$n = 0; foreach ( _get_cron_array() as $hooks ) { foreach ( $hooks['welearn_elements_refresh'] ?? array() as $task ) { do_action_ref_array( 'welearn_elements_refresh', $task['args'] ); $n++; } } wp_unschedule_hook( 'welearn_elements_refresh' ); return $n;`,
      );
    await age(1000);
    assert.match(await show(), /Old\?/, 'nobody waits');
    assert.equal(asked(), 1);
    assert.equal(await tasks(), 1);
    assert.equal(asked(), 2);
    assert.match(await show(), /New\?/);

    documents().serve('/kept.md', {status: 500});
    await age(1000);
    await show();
    assert.equal(await tasks(), 1);
    assert.match(await show(), /New\?/, 'the last copy stays');
    assert.match(
      await rendered(site(), `[welearn_faq src="${src}"]`, 'author'),
      /status 500.*last copy/s,
    );
  });

  it('prints only text, structure and links of a document', async () => {
    const src = documents().serve(
      '/hostile.md',
      `---
faq:
  - q: Q <img src=x onerror=alert(1)> <script>alert(2)</script> [welearn_faq] <a href="x">y</a>
    a: |
      <script>alert(3)</script><svg onload=alert(4)><style>*{}</style></svg>
      <b onclick="alert(5)" style="position:fixed" id="wpadminbar" class="x">bold</b>
      [a](javascript:alert(6)) [b](data:text/html,x) <a href="java&#10;script:alert(7)">c</a> <a href="&#x6a;avascript:alert(8)">d</a>
      <iframe src="//evil.example"></iframe> <form action="//evil.example"><input name="x"><button>B</button></form>
      </details></welearn-faq><script>alert(9)</script> <details><summary>
      ![x](x.png "t\\" onerror=alert(10)") <welearn-faq src="//evil.example"></welearn-faq>
      [caption]x[/caption] [gallery] &#91;gallery&#93;
    id: 'x" onmouseover="alert(11)'
    topic: <script>alert(12)</script>
  - q: Another?
    a: Yes.</details></details>
---
`,
    );
    const content = `[gallery]\n\n${block('faq', {src, expand: 'all'})}`;
    const html = await rendered(site(), content);
    const inner = /<welearn-faq[^>]*>([^]*)<\/welearn-faq>/.exec(html)[1];
    const tags = inner.match(/<[^>]*>/g).join('\n');
    assert.doesNotMatch(
      tags.replace(/ id="[^"]*"/g, '').replaceAll('<span class="welearn-place">', ''),
      /script|<svg|<style|<iframe|<form|<input|<button|<welearn|\son\w+=|style=|class=|name=/i,
    );
    assert.doesNotMatch(tags, /(href|src)="\s*(?!https?:|#|mailto:)[a-z]+:/i);
    const depths = [0];
    for (const [tag] of inner.matchAll(/<\/?details/g))
      depths.push(depths.at(-1) + (tag[1] === '/' ? -1 : 1));
    assert.ok(Math.min(...depths) === 0 && depths.at(-1) === 0, 'nothing in an answer ends it');
    assert.equal(depths.filter(depth => depth === 0).length, 3, 'a question stays a question');
    assert.doesNotMatch(
      inner,
      /alert\([2-4]|alert\(9|\*\{\}/,
      'scripts are removed with their content',
    );
    assert.doesNotMatch(inner, /\[|gallery-item/, 'no shortcode is left to run');
    assert.match(inner, /<b>bold<\/b>/);
    assert.equal(html.match(/<welearn-faq/g).length, 1);
  });

  it('prints links to frames and media, and labels of quotes, as the page does', async () => {
    const about = [
      '> [!NOTE]\n> Closed today.',
      '<iframe src="https://v.example/1" title="The tour"></iframe>',
      '<video><source src="https://v.example/2">No video.</video>',
      'Free[^1].\n\n[^1]: August',
    ].join('\n\n');
    const src = documents().serve('/media.md', `---\ntitle: A\n---\n${about}\n`);
    const html = await rendered(site(), `[welearn_about src="${src}"]`);
    assert.match(html, /<blockquote>\s*<p><strong>Note<\/strong><\/p>\s*<p>Closed today\.<\/p>/);
    assert.match(html, /<a href="https:\/\/v\.example\/1" rel="noopener">The tour<\/a>/);
    assert.match(html, /No video\.<a href="https:\/\/v\.example\/2"/);
    assert.doesNotMatch(html, /href="[^"]*August"/, 'a footnote is no address');
    assert.match(html, /August/);
  });

  it('keeps a text as written, despite WordPress’s text filters', async () => {
    const text = `It's "so" -- 3x3... a - b :) ;) (tm) Wordpress \`\`a'' & <b> [x] 8-) [gallery] 5'10"`;
    const src = documents().serve(
      '/text.md',
      JSON.stringify({faq: [{q: 'Q?', a: text.replace('<b>', '\\<b>')}]}),
    );
    const html = await rendered(site(), `[gallery]\n${block('faq', {src})}`);
    const [, answer] = /<\/summary>\s*<p>([^]*)<\/p><\/details>/.exec(html);
    const decoded = await site().php(
      `return html_entity_decode( wp_strip_all_tags( ${phpText(answer)} ), ENT_QUOTES | ENT_HTML5 );`,
    );
    assert.equal(decoded, text.replace("``a''", "``a''"));
  });

  it('merges documents, and reads other names and groups, as the elements do', async () => {
    const a = documents().serve(
      '/a.yaml',
      'faq_title: A\nfaq:\n  - {id: one, question: One?, answer: 1}\n  - Two?: 2\n  - topic: T\n    questions:\n      - {q: Three?, a: [x, y]}\n',
    );
    const b = documents().serve(
      '/b.json',
      '{"faq_title": "B", "faq": [{"id": "one", "q": "Uno?", "a": "1"}, {"q": "Three?", "hidden": true}, {"q": "", "a": "no"}, {"q": "No", "a": ""}]}',
    );
    const html = await rendered(
      site(),
      `[welearn_faq src="${a} ${b}" placeholders="LANGUAGE=German"]`,
    );
    const questions = [...html.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, q]) => q);
    assert.deepEqual(questions, ['Uno?', 'No']);
    assert.match(html, /<h2>B<\/h2>/);
    assert.match(html, /<details id="&nbsp;one">/);
  });

  it('names questions by what is shown, as the elements do', async () => {
    const names = {
      'Fees &amp; fines [LANGUAGE]?': 'fees-fines-language',
      'What is `<details>`?': 'what-is-details',
      'I ❤️ books': 'i-books',
      '☎️ How do I call you?': 'how-do-i-call-you',
      'Caf&eacute;, Biblio&shy;thek': 'café-bibliothek',
      می‌خواهم: 'میخواهم',
      'Old<br>or ![new](/n.png)?': 'old-or-new',
    };
    const faq = Object.keys(names).map(q => ({q, a: 'Yes.'}));
    const url = documents().serve('/names.json', JSON.stringify({faq}));
    const html = await rendered(
      site(),
      `[welearn_faq src="${url}" placeholders="LANGUAGE=German"]`,
    );
    const ids = [...html.matchAll(/<details id="&nbsp;(.*?)">/g)].map(([, id]) => id);
    assert.deepEqual(ids, Object.values(names));
  });

  it('reads a document that an Author has uploaded to the media library, and no other file', async () => {
    const [url, log, png] = await site().php(`
      require_once ABSPATH . 'wp-admin/includes/admin.php';
      wp_set_current_user( get_user_by( 'login', 'author' )->ID );
      $put = function ( $name, $text ) {
        $tmp = wp_tempnam( $name ); file_put_contents( $tmp, $text );
        $id = media_handle_sideload( array( 'name' => $name, 'tmp_name' => $tmp ) );
        return is_wp_error( $id ) ? $id->get_error_message() : wp_get_attachment_url( $id );
      };
      $ours = $put( 'our.md', ${phpText(DOCUMENT)} );
      copy( get_attached_file( attachment_url_to_postid( $ours ) ), wp_get_upload_dir()['basedir'] . '/secret.md' );
      return array( $ours, wp_get_upload_dir()['baseurl'] . '/secret.md', $put( 'x.php', '<?php' ) );`);
    assert.match(url, /\/uploads\/.*our.*\.md$/);
    assert.doesNotMatch(png, /^http/);
    assert.match(await rendered(site(), `[welearn_faq src="${url}"]`), /What does it cost/);
    const file = await site().php(
      `return array( \\WelearnElements\\Media::file( '${url}' ), \\WelearnElements\\Media::file( '${log}' ) );`,
    );
    assert.equal(typeof file[0], 'string');
    assert.equal(file[1], null);
  });

  /** Uploads files as an Author. Resolves to their addresses or error messages. */
  const upload = files =>
    site().php(`
      require_once ABSPATH . 'wp-admin/includes/admin.php';
      wp_set_current_user( get_user_by( 'login', 'author' )->ID );
      return array_map( function ( $file ) {
        list( $name, $text ) = $file;
        $tmp = wp_tempnam( $name ); file_put_contents( $tmp, base64_decode( $text ) );
        $id = media_handle_sideload( array( 'name' => $name, 'tmp_name' => $tmp ) );
        return is_wp_error( $id ) ? $id->get_error_message() : wp_get_attachment_url( $id );
      }, json_decode( ${phpText(
        JSON.stringify(files.map(([name, text]) => [name, Buffer.from(text).toString('base64')])),
      )} ) );`);

  it('accepts JSON in the media library, and nothing else under that name', async () => {
    const [json, list, image, broken] = await upload([
      ['faq.json', '{"faq": [{"q": "In JSON?", "a": "Yes."}]}'],
      ['list.json', '["a"]'],
      ['gif.json', 'GIF89a'],
      ['broken.json', '{"faq": [<script>alert(1)</script>'],
    ]);
    assert.match(json, /\/faq.*\.json$/);
    assert.match(list, /\.json$/);
    assert.doesNotMatch(image + broken, /http/);
    assert.match(await rendered(site(), `[welearn_faq src="${json}"]`), /<summary>In JSON\?/);
  });

  it('finds the file behind the address of its page', async () => {
    const files = {
      'https://github.com/library/site/blob/main/_data/about.md?plain=1#L3':
        'https://raw.githubusercontent.com/library/site/main/_data/about.md',
      'https://www.github.com/library/site/edit/a/b.md':
        'https://raw.githubusercontent.com/library/site/a/b.md',
      'https://gist.github.com/library/0a1b': 'https://gist.githubusercontent.com/library/0a1b/raw',
      'https://bitbucket.org/library/site/src/main/a.md':
        'https://bitbucket.org/library/site/raw/main/a.md',
      'https://www.dropbox.com/scl/fi/x/a.md?rlkey=k&dl=0':
        'https://dl.dropboxusercontent.com/scl/fi/x/a.md?rlkey=k',
      'https://www.dropbox.com/s/x/a.md?dl=0': 'https://dl.dropboxusercontent.com/s/x/a.md',
      'https://drive.google.com/file/d/1a-B_c/view?usp=sharing':
        'https://drive.google.com/uc?export=download&id=1a-B_c',
      'https://drive.google.com/open?id=1a-B_c':
        'https://drive.google.com/uc?export=download&id=1a-B_c',
      'https://docs.google.com/document/d/1a-B_c/edit?usp=sharing#heading=h.1':
        'https://docs.google.com/document/d/1a-B_c/export?format=md',
      'https://git.library.example/group/site/-/blob/main/a.md':
        'https://git.library.example/group/site/-/raw/main/a.md',
      'https://code.library.example/group/site/src/branch/main/a.md':
        'https://code.library.example/group/site/raw/branch/main/a.md',
    };
    const others = [
      'https://raw.githubusercontent.com/library/site/main/a.md',
      'https://github.com/library/site',
      'https://github.com/library/site/issues/1',
      'https://library.example/src/a.md',
      'https://drive.google.com/drive/folders/1a',
      'https://library.example/github.com/a/b/blob/main/a.md',
    ];
    const all = [...Object.keys(files), ...others];
    const found = await site().php(
      `return array_map( array( 'WelearnElements\\\\Links', 'file' ), json_decode( ${phpText(JSON.stringify(all))} ) );`,
    );
    assert.deepEqual(found, [...Object.values(files), ...others]);
    const addresses = await site().php(
      `return WelearnElements\\Sources::addresses( 'https://github.com/l/s/blob/main/a.md /b.md' );`,
    );
    assert.deepEqual(addresses, [
      'https://raw.githubusercontent.com/l/s/main/a.md',
      `${site().url}/b.md`,
    ]);
  });

  it('refuses uploads that a browser would take for a web page', async () => {
    const page = '<script>alert(1)</script>';
    const utf16 = text => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const pages = [
      // WordPress checks too, but for less than browsers detect.
      ['o.md', '<p>x</p><img src=x onerror=alert(1)>'],
      ['p.yaml', `<!-- ${'x'.repeat(9000)} -->${page}`],
      ['a.yaml', page],
      ['a.YML', `\n\t\f ${page}`],
      ['a.toml', `\uFEFF<!-- a --> ${page}`],
      ['a.md', '<!DOCTYPE html><title>A</title>'],
      ['a.markdown', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['b.md', `<?xml version="1.0"?>${page}`],
      ['c.md', `<a href="x">${page}`],
      ['d.md', utf16(page)],
    ];
    for (const said of await upload(pages))
      assert.match(said, /starts with an HTML tag.*Start the document with/s);
    const bits = await site().php(
      `return array( wp_upload_bits( 'e.md', null, '${page}' )['error'], wp_upload_bits( 'e.md', null, '# E' )['error'] );`,
    );
    assert.match(bits[0], /starts with an HTML tag/);
    assert.equal(bits[1], false);
    const kept = [
      ['f.md', '---\ntitle: A\n---\n**A** <b>B</b>'],
      ['g.md', '# <b>A</b>'],
      ['h.yaml', 'faq:\n  - q: <b>A</b>?\n'],
      ['i.md', '< 3 is less'],
    ];
    for (const url of await upload(kept)) assert.match(url, /^http/);
  });

  it('reads a document of the media library in other charsets', async () => {
    const text = 'faq:\n  - q: Größe – “5 €”?\n    a: Ja.\n';
    const windows = Buffer.from(
      [...text].map(
        sign => ({'–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80})[sign] ?? sign.charCodeAt(0),
      ),
    );
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const files = [
      ['windows.yaml', windows],
      ['utf16le.yaml', little],
      ['utf16be.yaml', Buffer.from(little).swap16()],
      ['utf8.yaml', Buffer.from(`\uFEFF${text}`)],
    ];
    for (const url of await upload(files)) {
      const html = await rendered(site(), `[welearn_faq src="${url}"]`);
      assert.match(html, /<summary>Größe – “5 €”\?<\/summary>/, url);
    }
    const src = documents().serve('/utf16.yaml', {body: little});
    assert.match(await rendered(site(), `[welearn_faq src="${src}"]`), /Größe – “5 €”\?/);
  });

  it('keeps every character of an Author’s or Contributor’s block, and lets nothing be injected', async () => {
    const text = `---\nfaq:\n  - q: 1 < 2 & 3 > 2 "so" 'it' is \\n [gallery] --> {x}\n    a: "ü 🙂 %41 --- <b>b</b>"\n---\n`;
    const {encodeText} = await import('../../wordpress/editor/text.js');
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const attributes = {
      ...Object.fromEntries(
        [
          'heading',
          'headingLevel',
          'base',
          'placeholders',
          'appearance',
          'lang',
          'stylesheet',
          'bundles',
          'anchor',
          'expand',
          'print',
        ].map(name => [name, evil]),
      ),
      textColor: evil,
      style: {
        color: {text: 'red;background:url(//evil.example)'},
        border: {radius: '1px}*{}'},
        elements: {link: {color: {text: evil}}},
      },
    };
    for (const role of ['author', 'contributor']) {
      const status = role === 'author' ? 'publish' : 'pending';
      const content = `${block('faq', {text: encodeText(text)})}\n\n${block('faq', {...attributes, text: encodeText(text)})}`;
      const [stored, html, code] = await site().php(`
        wp_set_current_user( get_user_by( 'login', '${role}' )->ID );
        kses_init();
        $id = wp_insert_post( wp_slash( array( 'post_title' => 'A', 'post_status' => '${status}', 'post_content' => ${phpText(content)} ) ) );
        $GLOBALS['post'] = get_post( $id );
        $blocks = parse_blocks( get_post( $id )->post_content );
        wp_set_current_user( 0 );
        $code = do_shortcode( '[welearn_faq src="' . home_url() . '" heading="' . "\\u{201D}" . '><script>alert(1)</script>" stylesheet="https://evil.example/a.css" bundles="style=https://evil.example/a.css" id="a b" expand="all onclick=alert(1)"]' );
        return array( rawurldecode( $blocks[0]['attrs']['text'] ), apply_filters( 'the_content', get_post( $id )->post_content ), $code );`);
      assert.equal(stored, text);
      assert.match(html, /1 &lt; 2 &amp; 3 &gt; 2/);
      const tags = html.match(/<[^>]*>/g).join('\n');
      assert.doesNotMatch(tags, /<script|<img|\sonerror=|evil|url\(/i, role);
      assert.doesNotMatch(code, /<script|evil|onclick/);
    }
  });

  it('prints questions of documents that have another shape', async () => {
    const page =
      '# Help\n\nWelcome.\n\n## Money\n\n### Is it free? {#free}\n\nYes, [always][1].\n\n### Who may come?\n\nAll.\n\n[1]: /fees\n';
    const src = documents().serve('/page.md', page);
    const html = await rendered(
      site(),
      `[welearn_faq src="${src}"]\n\n[welearn_about src="${src}"]`,
    );
    assert.match(html, /<h2>Help<\/h2>\s*<h3 id="faq-money">Money<\/h3>/);
    assert.match(html, /<details id="&nbsp;free"><summary>Is it free\?<\/summary>/);
    assert.match(html, new RegExp(`<a href="${new URL('/fees', src)}"[^>]*>always</a>`));
    assert.match(html, /<welearn-about[^>]*>\s*<p>Welcome\.<\/p>\s*<\/welearn-about>/);
    const schema = JSON.stringify({
      '@type': 'FAQPage',
      mainEntity: [{name: 'Is it free?', acceptedAnswer: {text: '<p>Yes.</p>'}}],
    });
    const written = await rendered(site(), block('faq', {text: encodeURIComponent(schema)}));
    assert.match(written, /<summary>Is it free\?<\/summary>\s*<p>Yes\.<\/p>/);
  });

  it('prints the language of the element, else of the site, of texts in several', async () => {
    const src = documents().serve(
      '/languages.yaml',
      'faq:\n- question: {fr: Libre?, en: Is it free?, de: Ist es frei?}\n  answer: {fr: Oui., en: Yes., de: Ja.}\n',
    );
    const show = (attributes = '') => `do_shortcode( '[welearn_faq src="${src}"${attributes}]' )`;
    const [own, ofSite, german] = await site().php(`
      $own  = ${show(' lang="de"')};
      $site = ${show()};
      add_filter( 'locale', fn() => 'de_AT' );
      return array( $own, $site, ${show()} );`);
    assert.match(own, /<summary>Ist es frei\?<\/summary>/);
    assert.match(ofSite, /<summary>Is it free\?<\/summary>/);
    assert.match(
      german,
      /<welearn-faq[^>]* lang="de"[^>]*>\s*<span[^>]*><\/span><details><summary>Ist es frei\?/,
    );
  });

  it('prints no questions of a document that only the elements read, but the address of the copy', async () => {
    const foreign = {
      'TOML with a list of another name': '[[qna]]\nq = "Is it free?"\na = "Yes."\n',
      'TOML with a table': '[page]\nquestion = "Is it free?"\nanswer = "Yes."\n',
      'a page that is too long': '## Is it free?\n\nYes.\n\n'.repeat(5001),
      'YAML that the elements may forgive': 'faq:\n- q: Is it free?\n  a: [Yes.\n',
    };
    const names = Object.keys(foreign);
    const addresses = names.map((name, i) => documents().serve(`/foreign${i}.txt`, foreign[name]));
    const written = Object.values(foreign).map(text =>
      block('faq', {text: encodeURIComponent(text)}),
    );
    const [linked, inBlock] = await site().php(`
      $show   = fn( $contents ) => array_map( fn( $content ) => apply_filters( 'the_content', $content ), $contents );
      $linked = $show( json_decode( ${phpText(JSON.stringify(addresses.map(src => `[welearn_faq src="${src}"]`)))} ) );
      wp_set_current_user( get_user_by( 'login', 'contributor' )->ID );
      return array( $linked, $show( json_decode( ${phpText(JSON.stringify(written))} ) ) );`);
    for (const [i, name] of names.entries()) {
      const html = linked[i];
      assert.match(html, /<welearn-faq[^>]* src="[^"]*document[^"]*foreign\d\.txt/, name);
      assert.doesNotMatch(html, /<details|Is it free/, name);
      assert.match(html, /<p><a href="[^"]*foreign\d\.txt">Questions and answers<\/a><\/p>/, name);
      assert.doesNotMatch(html, / debug/, name);

      const [, src = ''] = /<welearn-faq[^>]* src="([^"]*document[^"]*)"/.exec(inBlock[i]) ?? [];
      const answer = await fetch(src.replaceAll('&#038;', '&').replaceAll('&amp;', '&'));
      assert.equal(await answer.text(), foreign[name], name);
      assert.match(answer.headers.get('content-type'), /^text\/plain/);
      // The element tells the editor about the mistake.
      assert.equal(/<welearn-faq[^>]* debug/.test(inBlock[i]), name.startsWith('YAML'), name);
    }
    const missing = await fetch(`${site().url}/?rest_route=/welearn-elements/v1/document`);
    assert.equal(missing.status, 401);
  });

  it('serves copies only of sources that the site shows, and to users who edit anything', async () => {
    const shown = documents().serve(
      '/shown.toml',
      'faq_title = "T"\n[[faq]]\nq = "Toml?"\na = "1"\n',
    );
    const other = documents().serve('/other.md', DOCUMENT);
    const html = await rendered(site(), `[welearn_faq src="${shown}"]`);
    assert.match(
      html,
      /<welearn-faq[^>]* src="[^"]*document[^"]*shown\.toml"/,
      'only the elements read TOML',
    );
    assert.match(html, new RegExp(`<a href="${shown}"`));
    const ask = url =>
      fetch(
        `${site().url}/?rest_route=/welearn-elements/v1/document&url=${encodeURIComponent(url)}`,
      );
    const answer = await ask(shown);
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(await answer.text(), /Toml\?/);
    assert.equal((await ask(other)).status, 401);
    assert.ok(!documents().requests.includes('/other.md'));
    // A Contributor previews it, and asks for its copy: no page shows it to visitors yet.
    assert.match(await rendered(site(), `[welearn_faq src="${other}"]`, 'contributor'), /<details/);
    const copy = await site().php(`
      wp_set_current_user( get_user_by( 'login', 'contributor' )->ID );
      $request = new WP_REST_Request( 'GET', '/welearn-elements/v1/document' );
      $request->set_param( 'url', ${phpText(other)} );
      return rest_do_request( $request )->get_data();`);
    assert.equal(copy, DOCUMENT);
    assert.equal((await ask(other)).status, 401, 'only editors see this document');
    assert.match(await rendered(site(), `[welearn_faq src="${other}"]`), /<details/);
    assert.equal(await (await ask(other)).text(), DOCUMENT);
  });

  it('prints no value that ends its attribute or declaration, and no style sheet of another site', async () => {
    const src = documents().serve('/about.md', DOCUMENT);
    const toml = documents().serve(
      '/shown.toml',
      'faq_title = "T"\n[[faq]]\nq = "Toml?"\na = "1"\n',
    );
    const evil = '"><img src=x onerror=alert(1)>';
    // Not saved, so only the plugin stands between this and the page.
    const otherPort = `http://${new URL(site().url).hostname}:8081/a.css`;
    const html = await rendered(
      site(),
      [
        block('faq', {src: toml, heading: evil, placeholders: `A=${evil}`}),
        block('faq', {
          src,
          stylesheet: 'https://evil.example/a.css',
          bundles: 'a=https://evil.example/a.css',
        }),
        block('faq', {
          src,
          style: {
            color: {text: 'red;background:url(//evil.example)'},
            typography: {fontSize: 'clamp(1rem, 1vw + 2px, 3rem)'},
          },
        }),
        block('faq', {
          src,
          style: {border: {radius: '1px}*{x:y'}, elements: {link: {color: {text: evil}}}},
        }),
        // Another program of this machine.
        block('faq', {src, stylesheet: otherPort, bundles: `a=${otherPort}`}),
        block('faq', {src, stylesheet: '/wp-includes/css/dashicons.css'}),
      ].join('\n'),
    );
    assert.equal(html.match(/<welearn-faq/g).length, 6);
    assert.ok(!html.includes(otherPort));
    assert.match(html, /font-size:clamp\(1rem, 1vw \+ 2px, 3rem\)/);
    assert.doesNotMatch(html, /<img|evil\.example|url\(|\*\{/);
    assert.ok(html.includes(` stylesheet="${site().url}/wp-includes/css/dashicons.css"`));
  });

  it('maps the colours and borders of the editor to custom properties', async () => {
    const src = documents().serve('/about.md', DOCUMENT);
    const html = await rendered(
      site(),
      block('faq', {
        src,
        align: 'wide',
        textColor: 'contrast',
        fontFamily: 'manrope',
        style: {
          elements: {link: {color: {text: 'var:preset|color|accent-1'}}},
          border: {radius: '9px', color: '#123456'},
        },
      }),
    );
    const [, style] = /<welearn-faq[^>]* style="([^"]*)"/.exec(html);
    assert.match(style, /--welearn-color:var\(--wp--preset--color--contrast\)/);
    assert.match(style, /--welearn-link-color:var\(--wp--preset--color--accent-1\)/);
    assert.match(style, /--welearn-border-color:#123456/);
    assert.match(style, /--welearn-radius:9px/);
    assert.match(style, /--welearn-font-family:var\(--wp--preset--font-family--manrope\)/);
    assert.match(html, /class="[^"]*alignwide/);
  });

  it('loads its own script, only on pages with an element', async () => {
    const src = documents().serve('/about.md', DOCUMENT);
    const [plain, full] = [
      await publish(site(), 'Hello'),
      await publish(site(), `[welearn_faq src="${src}"]`),
    ];
    const page = async path => (await fetch(site().url + path)).text();
    assert.doesNotMatch(await page(plain), /welearn/i);
    const scripts = (await page(full)).match(/<script[^>]*welearn\.js[^>]*>/g);
    assert.equal(scripts.length, 1);
    assert.match(scripts[0], /type="module"/);
    assert.ok(
      scripts[0].includes(`${site().url}/wp-content/plugins/welearn-elements/elements/welearn.js`),
    );
  });
}
