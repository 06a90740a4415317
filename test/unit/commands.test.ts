import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';

/** Commands that control the browser from outside, in the launchers of this project too. */
describe('the commands of the test runner', () => {
  const matches = (query: string): boolean => matchMedia(query).matches;
  const isWebKit = !('userAgentData' in navigator) && !navigator.userAgent.includes('Firefox');

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('run in a page with focus, in English', () => {
    expect(document.hasFocus()).to.be.true;
    expect(navigator.language).to.equal('en-US');
  });

  it('type in any script, and press keys', async () => {
    const button = document.createElement('button');
    const input = document.createElement('input');
    document.body.append(button, input);
    input.focus();
    await sendKeys({type: 'Hällo 日'});
    expect(input.value).to.equal('Hällo 日');
    await sendKeys({press: 'Backspace'});
    await sendKeys({press: ' '});
    expect(input.value.trimEnd()).to.equal('Hällo');
    await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Tab'});
    await sendKeys({up: 'Shift'});
    expect(document.activeElement).to.equal(button);
  });

  it('click at the given place', async () => {
    const button = document.createElement('button');
    button.style.cssText =
      'position: fixed; inset: 100px auto auto 100px; width: 50px; height: 50px';
    let clicks = 0;
    button.addEventListener('click', () => clicks++);
    document.body.append(button);
    await sendMouse({type: 'click', position: [120, 120]});
    await sendMouse({type: 'click', position: [10, 10]});
    expect(clicks).to.equal(1);
  });

  it('set the viewport, as small as a phone’s', async () => {
    await setViewport({width: 320, height: 500});
    expect([innerWidth, innerHeight]).to.deep.equal([320, 500]);
    await setViewport({width: 800, height: 600});
    expect([innerWidth, innerHeight]).to.deep.equal([800, 600]);
  });

  it('emulate the colour scheme and reduced motion', async () => {
    await emulateMedia({colorScheme: 'dark', reducedMotion: 'reduce'});
    expect(matches('(prefers-color-scheme: dark)')).to.be.true;
    expect(matches('(prefers-reduced-motion: reduce)')).to.be.true;
    await emulateMedia({colorScheme: 'light', reducedMotion: 'no-preference'});
    expect(matches('(prefers-color-scheme: dark)')).to.be.false;
    expect(matches('(prefers-reduced-motion: reduce)')).to.be.false;
  });

  // WebKit's driver has no such command.
  if (!isWebKit) {
    it('emulate print', async () => {
      await emulateMedia({media: 'print'});
      expect(matches('print')).to.be.true;
      await emulateMedia({media: 'screen'});
      expect(matches('print')).to.be.false;
    });
  }
});
