/**
 * An element as assistive technology perceives it, from the browser's accessibility tree instead of
 * attributes. A test puts the element into `window.perceived` and executes the command `perceived`,
 * see test/elements/visitor.ts.
 */
export const accessibleElements = () => ({
  name: 'accessible-elements',
  async executeCommand({command, payload, session}) {
    if (command !== 'perceived') return;
    const page = session.browser.getPage(session.id);
    if (page.perceived) return page.perceived();
    if (page.browser().protocol === 'webDriverBiDi') return inFirefox(page, payload);
    return inChromium(page);
  },
});

const NOTHING = {role: '', name: ''};

async function inChromium(page) {
  const client = await page.createCDPSession();
  try {
    const {result} = await client.send('Runtime.evaluate', {expression: 'window.perceived'});
    const {nodes} = await client.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const [{ignored, role, name, properties = []}] = nodes;
    if (ignored) return NOTHING;
    const states = Object.fromEntries(properties.map(({name, value}) => [name, value.value]));
    const {expanded, level} = states;
    return {role: role.value, name: name.value, expanded, level};
  } finally {
    await client.detach();
  }
}

/** Firefox finds elements by role and name, but cannot expose them: it compares them with these. */
async function inFirefox(page, {role, name}) {
  const context = page.mainFrame()._id;
  const send = (method, parameters) => page.browser().connection.send(method, parameters);
  const {result} = await send('script.evaluate', {
    target: {context},
    expression: 'window.perceived.parentNode',
    awaitPromise: false,
  });
  const locate = async value => {
    const {result: found} = await send('browsingContext.locateNodes', {
      context,
      locator: {type: 'accessibility', value},
      startNodes: [{sharedId: result.result.sharedId}],
    });
    return found.nodes.map(({sharedId}) => sharedId);
  };
  const {result: self} = await send('script.evaluate', {
    target: {context},
    expression: 'window.perceived',
    awaitPromise: false,
  });
  const {sharedId} = self.result;
  const hasRole = role && (await locate({role})).includes(sharedId);
  const hasName = name && (await locate({name})).includes(sharedId);
  return {role: hasRole ? role : '', name: hasName ? name : ''};
}
