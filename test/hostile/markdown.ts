import type {Writer} from './vectors.js';
import {lines} from './writers.js';

const TICK = '`';

/**
 * Attacks that only a Markdown parser makes dangerous: titles, destinations, references, code,
 * tables.
 */
export const MARKDOWN: readonly Writer[] = lines(
  String.raw`
  [x](javascript:RUN)
  [x]( javascript:RUN )
  [x](⏎javascript:RUN⏎)
  [x](javascript:RUN "title")
  [x](javascript:RUN 'title')
  [x](javascript:RUN (title))
  [x](<javascript:RUN> "title")
  [x](<java⏎script:RUN>)
  [x](j a v a s c r i p t:RUN)
  [x](javascript:this;RUN)
  [x](javascript://%0d%0aRUN)
  [x](javascript://www.x.example?%0ARUN)
  [x](javascript:RUN//http://x.example)
  [x](\javascript:RUN)
  [x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;RUN)
  [x](Javas&#99;ript:RUN)
  [x](javascript&#58this;RUN)
  [x](https://x.example" onmouseover="RUN)
  [x](https://x.example' onmouseover='RUN)
  [x](https://x.example"><script>RUN</script>)
  [x](https://x.example%22%20onmouseover=%22RUN)
  [x](<https://x.example" onmouseover="RUN>)
  [x](https://x.example "t" onmouseover="RUN")
  [x](https://x.example "t\" onmouseover=\"RUN")
  [x](https://x.example 't" onmouseover="RUN')
  [x](https://x.example (t" onmouseover="RUN))
  [x](https://x.example "&quot; onmouseover=&quot;RUN")
  [x](https://x.example "&#34; onmouseover=&#34;RUN")
  [x](https://x.example "><script>RUN</script>")
  [x](https://x.example "</a><img src=x onerror=RUN>")
  [x](https://x.example "⏎⏎<img src=x onerror=RUN>")
  [x](/x"onclick="RUN"z)
  [x](//"onclick="RUN")
  [x](data:text/html,<script>RUN</script>)
  [x](<data:text/html,<script>RUN</script>\>)
  [x](vbscript:RUN)
  [<script>RUN</script>](https://x.example)
  [<img src=x onerror=RUN>](https://x.example)
  [" onclick="RUN](https://x.example)
  [![x](javascript:RUN)](javascript:RUN)
  [![x](y" onerror="RUN)](https://x.example)
  [[x](javascript:RUN)](https://x.example)
  [x [y](javascript:RUN) z](https://x.example)
  [x\](javascript:RUN)
  [x]\(javascript:RUN)
  [x](javascript:RUN
  [x](()javascript:RUN)
  [x]⏎(javascript:RUN)
  [x][y]⏎⏎[y]: javascript:RUN
  [x][]⏎⏎[x]: <javascript:RUN>
  [x]⏎⏎[x]: javascript:RUN "title"
  [x]⏎⏎[x]:⏎javascript:RUN
  [x]⏎⏎[x]: https://x.example "t" onclick="RUN"
  [x]⏎⏎[x]: https://x.example⏎'t" onclick="RUN'
  [x]⏎⏎[x]: /y"onclick="RUN"
  [x]⏎⏎[x]: <https://x.example" onclick="RUN>
  [x]: (javascript:RUN)⏎⏎[x]
  [constructor]⏎⏎[__proto__]: javascript:RUN⏎⏎[__proto__]
  [toString] [hasOwnProperty] [__proto__][constructor] ![valueOf]
  [<b onclick=RUN>x</b>]⏎⏎[<b onclick=RUN>x</b>]: /y
  ![x](javascript:RUN)
  ![x](data:image/svg+xml,<svg/onload=RUN>)
  ![x](data:text/html;base64,PHNjcmlwdD4=#RUN)
  ![x](y"onerror="RUN)
  ![x](<y" onerror="RUN>)
  ![x](y "t" onerror="RUN")
  ![x](y 't" onerror="RUN')
  ![x" onerror="RUN](y)
  !['"` +
    TICK +
    String.raw`onerror=RUN](y)
  ![&quot; onerror=&quot;RUN](y)
  ![&#34; onerror=&#34;RUN](y)
  ![<script>RUN</script>](y)
  ![<img src=x onerror=RUN>](y)
  ![[x](javascript:RUN)](y)
  ![x\" onerror=\"RUN](y)
  ![x]⏎⏎[x]: y "\" onerror=\"RUN"
  ![x][y"onerror="RUN]⏎⏎[y"onerror="RUN]: /z
  <javascript:RUN>
  <JAVASCRIPT:RUN>
  <java⏎script:RUN>
  <javascript&colon;RUN>
  <&#x6A&#x61vascript:RUN>
  <data:text/html,<script>RUN</script>>
  <https://x.example/"onclick="RUN">
  <https://x.example/'onclick='RUN'>
  <https://x.example/<script>RUN</script>>
  <http://\<meta\ http-equiv=\"refresh\"\ content=\"0;\ url=LEAK\"\>>
  <x"onclick="RUN"@x.example>
  <x@x.example"onclick="RUN">
  <<svg/onload=RUN//@x.example>
  <<script/@x>RUN//<</script/@x>
  <mailto:x@x.example"onclick="RUN>
  <mailto:x@x.example?body=<script>RUN</script>>
  <tel:1"onclick="RUN">
  https://x.example/"onclick="RUN
  https://x.example/'onclick='RUN
  https://x.example/<script>RUN</script>
  https://x.example/?a=<img/src=x/onerror=RUN>
  https://x.example/&quot;onclick=&quot;RUN
  https://x.example/&#34;onclick=RUN
  http://x_@.1 style=background-image:url(LEAK) onclick=RUN
  www.x.example"onclick="RUN
  www.x.example/<script>RUN</script>
  www.javascript:RUN
  x"onclick=RUN"@x.example
  mailto:x@x.example"onclick="RUN
  javascript:RUN
  *javascript:RUN*
  **<script>RUN</script>**
  ~~<img src=x onerror=RUN>~~
  *<a href="javascript:RUN">x*</a>
  ` +
    TICK +
    String.raw`<script>RUN</script>` +
    TICK +
    String.raw`
  ` +
    TICK +
    String.raw`</code><script>RUN</script>` +
    TICK +
    String.raw`
  ` +
    TICK.repeat(3) +
    String.raw`⏎</code></pre><script>RUN</script>⏎` +
    TICK.repeat(3) +
    String.raw`
  ` +
    TICK.repeat(3) +
    String.raw`"><img/src=x/onerror=RUN>⏎x⏎` +
    TICK.repeat(3) +
    String.raw`
  ` +
    TICK.repeat(3) +
    String.raw`js" onclick="RUN⏎x⏎` +
    TICK.repeat(3) +
    String.raw`
  ~~~ <script>RUN</script>⏎<script>RUN</script>⏎~~~
  # <script>RUN</script>
  # x {#id onclick=RUN}
  # x" onclick="RUN
  <script>RUN</script>⏎===
  > <script>RUN</script>
  > [x](javascript:RUN)
  >⏎> <img src=x⏎> onerror=RUN>
  - <img src=x onerror=RUN>
  - [ ] <img src=x onerror=RUN>
  - [x" onclick="RUN] y
  1" onclick="RUN. x
  |<img src=x onerror=RUN>|⏎|-|⏎|<script>RUN</script>|
  |x|⏎|:-:" onclick="RUN|⏎|y|
  |[x](javascript:RUN)|⏎|-|⏎|` +
    TICK +
    String.raw`x|y` +
    TICK +
    String.raw`<svg onload=RUN>|
  x[^1]⏎⏎[^1]: <img src=x onerror=RUN>
  x[^"onclick="RUN]⏎⏎[^"onclick="RUN]: y
  \<script>RUN\</script>
  <script⏎>RUN</script⏎>
  <script>⏎⏎RUN⏎⏎</script>
  <div>⏎⏎<script>RUN</script>⏎⏎</div>
  <div⏎onclick=RUN⏎>⏎*x*⏎</div>
  <img src=x⏎⏎onerror=RUN>
  <p title="⏎⏎<script>RUN</script>">
  <!-- -->⏎<script>RUN</script>
  <!--⏎⏎--><img src=x onerror=RUN>
  <a href="*" title="*<script>RUN</script>*">x</a>
  <a href="[x](javascript:RUN)">x</a>
  <a title="` +
    TICK +
    String.raw`" href="javascript:RUN">` +
    TICK +
    String.raw`x</a>
  <b>*<i title="*</b><script>RUN</script>*"></i>*
  <ſcript>RUN</ſcript>
  &#60;script&#62;RUN&#60;/script&#62;
  &lt;img src=x onerror=RUN&gt;
  &NotANamedReference;<script>RUN</script>&copy
  x&#0;<scr&#0;ipt>RUN</scr&#0;ipt>
  $$\href{javascript:RUN}{x}$$
  :x{onclick=RUN}
  [x](/y){onclick=RUN}
  [[javascript:RUN]]
  [x](javascript:RUN){target=_top}
  @import "LEAK";
  {% raw %}<script>RUN</script>{% endraw %}
  <?xml version="1.0"?><script>RUN</script>
  ---⏎title: <script>RUN</script>⏎---⏎<script>RUN</script>
`,
);
