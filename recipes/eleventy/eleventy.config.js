import welearn from './welearn.js';

export default function (config) {
  config.addPlugin(welearn);
  // Without these lines, the document becomes a page of its own, and is not found at its own address.
  config.ignores.add('about.md');
  config.addPassthroughCopy('about.md');
  config.addWatchTarget('about.md');
}
