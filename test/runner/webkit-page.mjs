import {setTimeout as sleep} from 'node:timers/promises';
import {PATIENCE} from '../patience.mjs';

/** WebDriver's names of non-printing keys. */
const KEYS = {
  ...{Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' '},
  ...{Shift: '\uE008', ShiftLeft: '\uE008', Control: '\uE009', ControlLeft: '\uE009'},
  ...{Alt: '\uE00A', AltLeft: '\uE00A', Meta: '\uE03D'},
  ...{PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011'},
  ...{ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015'},
  ...{Insert: '\uE016', Delete: '\uE017'},
};
const BUTTONS = {left: 0, middle: 1, right: 2};

const key = name => KEYS[name] ?? name;
const down = value => ({type: 'keyDown', value});
const up = value => ({type: 'keyUp', value});

/** The methods of Playwright's page that the test runner's commands use, over WebDriver. */
export class WebKitPage {
  #driver;
  #media = {};

  constructor(driver) {
    this.#driver = driver;
  }

  keyboard = {
    down: name => this.#keys([down(key(name))]),
    up: name => this.#keys([up(key(name))]),
    press: name => this.#keys([down(key(name)), up(key(name))]),
    type: async text => {
      for (const run of text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/g) ?? []) {
        if (/^[\x20-\x7e]/.test(run)) await this.#keys([...run].flatMap(k => [down(k), up(k)]));
        // Keys missing from the screen's keymap are dropped, so other characters are inserted.
        else await this.#driver.script('document.execCommand("insertText", 0, arguments[0])', run);
      }
    },
  };

  mouse = {
    move: (x, y) => this.#pointer([{type: 'pointerMove', duration: 0, x, y}]),
    down: ({button = 'left'} = {}) =>
      this.#pointer([{type: 'pointerDown', button: BUTTONS[button]}]),
    up: ({button = 'left'} = {}) => this.#pointer([{type: 'pointerUp', button: BUTTONS[button]}]),
    click: async (x, y, options) => {
      await this.mouse.move(x, y);
      await this.mouse.down(options);
      await this.mouse.up(options);
    },
  };

  /** The window has borders: it is enlarged by the page's missing size. */
  async setViewportSize({width, height}) {
    const size = () => this.#driver.script('return [innerWidth, innerHeight]');
    const fits = async () => String(await size()) === String([width, height]);
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      if (await fits()) return;
      const [w, h] = await size();
      const rect = await this.#driver.command('GET', '/window/rect');
      await this.#driver.command('POST', '/window/rect', {
        width: rect.width + width - w,
        height: rect.height + height - h,
      });
      if (await eventually(fits, 5000)) return;
    }
    throw new Error(`WebKit did not apply the size ${width} × ${height}`);
  }

  async emulateMedia({media, ...features}) {
    if (media && media !== 'screen') throw new Error(`WebKit cannot emulate the medium ${media}`);
    Object.assign(this.#media, features);
    const dark = this.#media.colorScheme === 'dark';
    const reduce = this.#media.reducedMotion === 'reduce';
    this.#driver.applySettings({theme: dark ? 'Adwaita-dark' : 'Adwaita', animations: !reduce});
    const settled = async () => {
      const now = await this.#driver.script(`return [
        matchMedia('(prefers-color-scheme: dark)').matches,
        matchMedia('(prefers-reduced-motion: reduce)').matches,
      ]`);
      return now[0] === dark && now[1] === reduce;
    };
    if (!(await eventually(settled, PATIENCE)))
      throw new Error('WebKit did not apply the media settings');
  }

  /** The role and the name of `window.perceived`, from its accessibility tree. */
  async perceived() {
    const element = await this.#driver.script('return window.perceived');
    const path = `/element/${Object.values(element)[0]}`;
    const role = await this.#driver.command('GET', `${path}/computedrole`);
    const name = await this.#driver.command('GET', `${path}/computedlabel`);
    return {role: role ?? '', name: name ?? ''};
  }

  async screenshot() {
    return Buffer.from(await this.#driver.command('GET', '/screenshot'), 'base64');
  }

  /** Resets leftovers of a test file: held keys, media settings. */
  async reset() {
    await this.#driver.command('DELETE', '/actions').catch(() => {});
    if (Object.keys(this.#media).length) this.#driver.applySettings();
    this.#media = {};
  }

  #keys(actions) {
    return this.#act({type: 'key', id: 'keyboard', actions});
  }

  #pointer(actions) {
    return this.#act({type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions});
  }

  #act(source) {
    return this.#driver.command('POST', '/actions', {actions: [source]});
  }
}

/** Whether a condition holds within some milliseconds: windows and settings change slowly. */
async function eventually(condition, limit) {
  const end = Date.now() + limit;
  do {
    if (await condition()) return true;
    await sleep(25);
  } while (Date.now() < end);
  return false;
}
