import type {Writer} from './vectors.js';
import {lines} from './writers.js';

/**
 * Attacks on content that the library rewrites itself before a sanitiser sees it: footnotes, alerts,
 * names of places, signs of other programs, frames and media.
 */
export const REWRITTEN: readonly Writer[] = lines(
  String.raw`
  x[^1]⏎⏎[^1]: <img src=x onerror=RUN>
  x[^1]⏎⏎[^1]: [y](javascript:RUN) <script>RUN</script>
  x[^"onclick="RUN]⏎⏎[^"onclick="RUN]: y
  x[^"><img/src=x/onerror=RUN>]⏎⏎[^"><img/src=x/onerror=RUN>]: y
  x[^<script>RUN</script>]⏎⏎[^<script>RUN</script>]: y
  x[^__proto__] y[^constructor]⏎⏎[^__proto__]: <svg onload=RUN>⏎⏎[^constructor]: <svg onload=RUN>
  x[^1]⏎⏎[^1]: <style>*{background:url(LEAK)}</style>⏎    <link rel=stylesheet href=LEAK>
  x[^1]⏎⏎[^1]: <iframe srcdoc="<script>RUN</script>" src="javascript:RUN"></iframe>
  x[^1]⏎⏎[^1]: </p></li></ol></section><base href=LEAK><form action=LEAK><input type=image src=LEAK>
  x[^1]⏎⏎[^1]: </p⏎onclick=RUN>
  x[^1]⏎⏎[^1]: <a title="</p>
  x[^1]⏎⏎[^1]: <!--⏎⏎<img src=x onerror=RUN>-->
  x[^1]⏎⏎[^1]: <textarea>⏎⏎</textarea><img src=x onerror=RUN>
  <a href="#fnref:1" onclick=RUN>x</a>
  <a href="#fnref:1" aria-label="<img src=x onerror=RUN>" role=button style="position:fixed;inset:0">x</a>
  <section place="fn:1" onclick=RUN><hr onclick=RUN></section>
  [^1]: x [^1] <math><mtext><table><mglyph><style><img src onerror=RUN>
  > [!<img src=x onerror=RUN>]⏎> x
  > [!NOTE]<img src=x onerror=RUN>⏎> x
  > [!NOTE]- <svg onload=RUN>
  > [!script]⏎> RUN
  > [!NOTE]⏎> </p></blockquote><script>RUN</script>
  > <p>[!NOTE]<img title="</p>" src=x onerror=RUN>
  <blockquote>⏎<p>[!NOTE] <img title='</p>' src=x onerror=RUN>
  <img title='<blockquote>⏎<p>[!NOTE]</p>' alt=" ' src=x onerror=RUN ">
  <img title="&lt;blockquote>⏎&lt;p>[!X]" onerror=RUN src=x>
  # x {#" onclick="RUN}
  # x {#x" onclick=RUN src=x}
  # x {#"><img/src=x/onerror=RUN>}
  # x {: #x onclick="RUN" style="background:url(LEAK)"}
  # <img src=x onerror=RUN> {#x}
  # x {#__proto__}⏎⏎# y {#constructor}⏎⏎# toString⏎⏎# x
  # x {onclick=RUN #x}
  [x](y){: onclick=RUN style="background:url(LEAK)" }
  [x](y){target="_top" onclick="RUN"}
  {: .x onclick="RUN"}⏎x
  <a name="x" onclick=RUN></a>
  <a name='"><img src=x onerror=RUN>'></a>
  <a name=x"onclick="RUN">x</a>
  <a name="javascript:RUN" href="javascript:RUN">x</a>
  <p id="x" id='y' name=z onclick=RUN></p>
  <p id = "x"onclick=RUN></p>
  <p/id=x/onclick=RUN></p>
  <p place="x" onclick=RUN id=y></p>
  <p place="createElement" id=cookie name=body></p>
  <a place="x" placement=y href="javascript:RUN">x</a>
  <img id=x name=cookie src=x onerror=RUN>
  <form id=x><input name=id><input name=attributes><input name=nodeName onclick=RUN></form>
  <p id="x' onclick='RUN" title='id="y" onclick="RUN"'></p>
  <p title=' id="x"' id=" ' onclick=RUN "></p>
  <!-- id="x" --!><img id=x src=x onerror=RUN>
  <style id=x>*{background:url(LEAK)}</style>
  <svg id=x onload=RUN><a id=y xlink:href="javascript:RUN"><text>x
  <math id=x><a href="javascript:RUN">x
  <iframe src=javascript:RUN></iframe>
  <iframe src="java⏎script:RUN" title="x"></iframe>
  <iframe src=" &#1;javascript:RUN"></iframe>
  <iframe data-src="javascript:RUN" src="about:blank">x</iframe>
  <iframe src="data:text/html,<script>RUN</script>"></iframe>
  <iframe src='x" onclick="RUN' title='y"><img src=x onerror=RUN>'></iframe>
  <iframe src='x"><svg/onload=RUN>'></iframe>
  <iframe src=x title="</a><img src=x onerror=RUN>"></iframe>
  <iframe src=x title="&lt;/a>&lt;img src=x onerror=RUN>"></iframe>
  <iframe src=x title="[y](javascript:RUN)"></iframe>
  <iframe src=x><img src=x onerror=RUN></iframe><img src=y onerror=RUN>
  <iframe src=x/><script>RUN</script>
  <iframe src=x></iframe/onload=RUN><img/src=x/onerror=RUN>
  <iframe src=x><!--</iframe><img src=x onerror=RUN>-->
  <!--<iframe src='--><img src=x onerror=RUN>'>-->
  <noscript><iframe title="</noscript><img src=x onerror=RUN>"></iframe></noscript>
  <style><iframe title="</style><img src=x onerror=RUN>"></iframe></style>
  <textarea><iframe src="</textarea><img src=x onerror=RUN>"></iframe></textarea>
  <svg><title><iframe src="</title><img src=x onerror=RUN>"></iframe>
  <p title="<iframe src='" onclick=RUN x='></iframe>">
  <object data=javascript:RUN></object>
  <object data="data:image/svg+xml,<svg onload=RUN>" type=image/svg+xml>x</object>
  <object data=LEAK><param name=src value=LEAK><img src=x onerror=RUN></object>
  <object><embed src=javascript:RUN></object>
  <embed src='x" onclick="RUN'>
  <embed src=LEAK type=text/html code=LEAK>
  <video poster=LEAK src=javascript:RUN onloadstart=RUN></video>
  <video poster=LEAK><source src="javascript:RUN" onerror=RUN></video>
  <video src=LEAK autoplay><track default src=LEAK></video>
  <audio src=LEAK autoplay onerror=RUN><a href="javascript:RUN">x</a></audio>
  <video src='x" autofocus onfocus="RUN'></video>
  <video><img src=x onerror=RUN><source srcset=LEAK></video>
  <picture><source srcset=LEAK onerror=RUN><img srcset=LEAK id=x></picture>
  <video src=x></object></audio></video><source src="x" onerror=RUN>
  {{< figure src="x" onerror=RUN >}}
  {{% <img src=x onerror=RUN> %}}
  {% raw %}<img src=x onerror=RUN>{% endraw %}
  {{ '<img src=x onerror=RUN>' }}
  [x](javascript:{{ y }}RUN)
  [x]({{ 'javascript:RUN' }})
  [x](java{{ y }}script:RUN)
  [x](%7B%7Bjavascript:RUN)
  ![x]({{ y }}LEAK)
  <a href="{{ y }}javascript:RUN" onclick=RUN>x</a>
  <img src="{{ " onerror="RUN" x="}}">
  <img src={{x}} onerror=RUN>
  <a title="{{" href="}}javascript:RUN" onclick={{RUN}}>x</a>
  <a title={{"x}}" onclick=RUN href={{y}}>x</a>
  {%<script>RUN</script>%}
  :::note <img src=x onerror=RUN>⏎x⏎:::
  :::note[<img src=x onerror=RUN>]⏎<script>RUN</script>⏎:::
  ::: {.x onclick=RUN}⏎<svg onload=RUN>⏎:::
  !!! note "<img src=x onerror=RUN>"⏎    <script>RUN</script>
  ??? "x" onclick=RUN⏎    <img src=x onerror=RUN>
  !!! note "**<svg/onload=RUN>**"⏎⏎    {{ <img src=x onerror=RUN> }}
  {#x}<img src=x onerror=RUN>
  <img{#x} src=x onerror=RUN>
  <{#x}img src=x onerror=RUN>
  <img src=x {#x}onerror=RUN>
  <{#x}script>RUN</{#x}script>
  <scr{#x}ipt>RUN</scr{#x}ipt>
  [x](java{#x}script:RUN)
  [x](javascript{:#x}:RUN)
  <a href="java{.x}script:RUN">x</a>
  &l{#x}t;img src=x onerror=RUN>
  - [x] <img src=x onerror=RUN>
  - [ ] <input type=checkbox checked onclick=RUN autofocus onfocus=RUN>
  <input type=checkbox name=x form=y formaction=LEAK onfocus=RUN autofocus>
  <input type="image checkbox" src=LEAK>
  <p lang='" onclick="RUN' dir='"><img src=x onerror=RUN>'>x</p>
  <p lang="{{ x }}" title="{{" onclick=RUN }}>x</p>
  www.x.example"onclick="RUN
  https://x.example/"><img/src=x/onerror=RUN>
  https://x.example/[y](javascript:RUN)
  RUN@x.example"onclick="RUN
`,
);
